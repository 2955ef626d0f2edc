package dev.hiring.candidate.order;

import static dev.hiring.candidate.AtsConnection.basic;
import static dev.hiring.candidate.AtsConnection.ok;
import static dev.hiring.candidate.Company.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

import dev.hiring.candidate.AtsConnection;
import dev.hiring.candidate.AtsServer;
import dev.hiring.candidate.Company;
import dev.hiring.testkit.Api;
import dev.hiring.testkit.ServiceTest;
import dev.hiring.testkit.SettableClock;
import dev.hiring.testkit.TestEvents;

/** What an instance has taken up and left behind, another one takes over. The dispatcher does not look by itself here. */
@ServiceTest
@TestPropertySource(properties = {"hiring.outbound.permitted=127.0.0.0/8", "hiring.ats.look-every=1h"})
class OrderLeaseIT {

    @Autowired
    private Api api;

    @Autowired
    private TestEvents events;

    @Autowired
    private SettableClock clock;

    @Autowired
    private OrderMessenger messenger;

    @Autowired
    private Orders orders;

    @Test
    void tellsTheAtsWhenTheLeaseIsOverAndNotBefore() {
        Company company = new Company(api, events, clock);
        AtsConnection connection = AtsConnection.create(api, company, clock, "GREENHOUSE");
        try (AtsServer greenhouse = new AtsServer()) {
            String id = text(
                    ok(connection.post("/ats/greenhouse/send_test", basic(connection.key() + ":"), """
                            {"partner_test_id": "%s", "url": "%s", "candidate": {"first_name": "Ada",
                             "last_name": "Lovelace", "email": "ada@example.org"}}""".formatted(
                                    company.job("{}"), greenhouse.url("/1")))),
                    "partner_interview_id");
            // Due without a hint to the dispatcher, as if it had been heard by an instance that was killed then.
            orders.change(company.organization(), id, order -> order.over(clock.instant()));
            Order claimed = messenger.claim(List.of()).orElseThrow();
            assertThat(messenger.claim(List.of())).isEmpty();
            company.score(connection.applicant(id), "81.5");
            company.awaitStage(connection.applicant(id), "SHORTLISTED");
            assertThat(greenhouse.calls).isEmpty();

            clock.advance(OrderMessenger.LEASE.plusSeconds(1));
            Order takenOver = messenger.claim(List.of()).orElseThrow();
            assertThat(takenOver.version()).isGreaterThan(claimed.version());
            messenger.deliver(takenOver);

            assertThat(messenger.claim(List.of())).isEmpty();
            assertThat(greenhouse.calls).hasSize(1);
            assertThat(text(connection.order(id), "state")).isEqualTo("DELIVERED");
        }
    }
}
