package dev.hiring.candidate.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

import dev.hiring.candidate.Company;
import dev.hiring.candidate.application.ApplicationService;
import dev.hiring.candidate.outbound.OutboundClient;
import dev.hiring.candidate.person.CandidateService;
import dev.hiring.candidate.webhook.Delivery.State;
import dev.hiring.testkit.Api;
import dev.hiring.testkit.ServiceTest;
import dev.hiring.testkit.SettableClock;
import dev.hiring.testkit.TestEvents;

/** Messages about one application take turns, whoever sends them. The dispatcher does not look by itself here. */
@ServiceTest
@TestPropertySource(properties = {"hiring.outbound.permitted=127.0.0.0/8", "hiring.webhooks.look-every=1h"})
class TurnIT {

    @Autowired
    private Api api;

    @Autowired
    private TestEvents events;

    @Autowired
    private SettableClock clock;

    @Autowired
    private Messenger messenger;

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private Subscriptions subscriptions;

    @Autowired
    private SigningKeys signingKeys;

    @Autowired
    private ApplicationService applications;

    @Autowired
    private CandidateService candidates;

    @Autowired
    private OutboundClient client;

    @Autowired
    private MeterRegistry meters;

    private final String application = UUID.randomUUID().toString();
    private final Receiver receiver = new Receiver();
    private String organization = "";
    private String webhook = "";

    @BeforeEach
    void subscribe() {
        Company company = new Company(api, events, clock);
        organization = company.organization();
        webhook = new Webhooks(company).register(receiver.url()).id();
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void sendsOnceWhatIsTakenUpBeforeItCanBeWoken() {
        Delivery first = due(1);
        Delivery second = due(2);
        List<Delivery> taken = new ArrayList<>();
        Delivery claimed = claim();

        meanwhile(() -> {
                    if (taken.isEmpty() && stateOf(first) == State.DELIVERED) {
                        taken.add(claim());
                    }
                })
                .deliver(claimed);

        assertThat(taken).extracting(Delivery::id).containsExactly(second.id());
        assertThat(messenger.claim(List.of())).as("while it is under way").isEmpty();
        messenger.deliver(taken.getFirst());
        assertThat(messenger.claim(List.of())).isEmpty();
        assertThat(stateOf(second)).isEqualTo(State.DELIVERED);
        assertThat(sent()).containsExactly(first.id(), second.id());
    }

    @Test
    void sendsAtOnceWhatGoesToWaitForOneThatEnds() {
        Delivery first = due(1);
        Delivery second = due(2);
        List<Delivery> before = new ArrayList<>(List.of(claim()));
        Delivery claimed = claim();

        meanwhile(() -> {
                    if (!before.isEmpty()) {
                        messenger.deliver(before.removeFirst());
                    }
                })
                .deliver(claimed);

        assertThat(stateOf(first)).isEqualTo(State.DELIVERED);
        messenger.deliver(claim());
        assertThat(messenger.claim(List.of())).isEmpty();
        assertThat(sent()).containsExactly(first.id(), second.id());
    }

    @Test
    void goesOnWhenWhoeverWasWokenIsLeftBehind() {
        Delivery first = due(1);
        Delivery second = due(2);
        Delivery third = due(3);
        Delivery claimed = claim();
        messenger.deliver(claim());
        messenger.deliver(claim());
        assertThat(messenger.claim(List.of())).as("both wait").isEmpty();

        messenger.deliver(claimed);
        assertThat(claim().id()).isEqualTo(second.id());
        assertThat(messenger.claim(List.of())).as("the third has to wait on").isEmpty();

        clock.advance(Messenger.LEASE.plusSeconds(1));
        for (int i = 0; i < 3 && stateOf(third) != State.DELIVERED; i++) {
            messenger.deliver(claim());
        }
        assertThat(messenger.claim(List.of())).isEmpty();
        assertThat(sent()).containsExactly(first.id(), second.id(), third.id());
    }

    /** Due in the order of their places, without a hint to the dispatcher. */
    private Delivery due(int place) {
        Instant since = clock.instant().minusMillis(100).plusMillis(place);
        Delivery delivery = new Delivery(
                UUID.randomUUID().toString(),
                organization,
                webhook,
                application,
                "%010d".formatted(place),
                "type",
                "{}",
                State.PENDING,
                since,
                null,
                0,
                List.of(),
                since);
        deliveries.insert(organization, delivery);
        return delivery;
    }

    private Delivery claim() {
        return messenger.claim(List.of()).orElseThrow();
    }

    private State stateOf(Delivery delivery) {
        return deliveries.find(organization, delivery.id()).orElseThrow().state();
    }

    private List<String> sent() {
        return receiver.messages.stream()
                .map(message -> message.header("webhook-id"))
                .toList();
    }

    /** Another instance, to which something happens whenever it looks at the time: so between its reads and its writes. */
    private Messenger meanwhile(Runnable event) {
        return new Messenger(
                deliveries,
                subscriptions,
                signingKeys,
                applications,
                candidates,
                client,
                meters,
                new Interrupting(clock, event));
    }

    private static final class Interrupting extends Clock {

        private final Clock clock;
        private final Runnable event;

        Interrupting(Clock clock, Runnable event) {
            this.clock = clock;
            this.event = event;
        }

        @Override
        public Instant instant() {
            event.run();
            return clock.instant();
        }

        @Override
        public ZoneId getZone() {
            return clock.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
