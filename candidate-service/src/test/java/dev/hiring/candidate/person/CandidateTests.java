package dev.hiring.candidate.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

import dev.hiring.candidate.person.Candidate.Details;

class CandidateTests {

    private static final Instant NOW = Instant.parse("2030-01-01T09:00:00Z");
    private static final Details ADA = new Details("Ada", "Lovelace", "ada@example.org");

    @Test
    void isTheSameForTheSameAddressInAnyCase() {
        assertThat(new Details("A.", "L.", "ADA@Example.ORG").candidateId("acme"))
                .isEqualTo(ADA.candidateId("acme"));
        assertThat(new Details("Ada", "Lovelace", "ada@example.com").candidateId("acme"))
                .isNotEqualTo(ADA.candidateId("acme"));
    }

    @Test
    void isSomebodyElseInAnotherOrganization() {
        assertThat(ADA.candidateId("globex")).isNotEqualTo(ADA.candidateId("acme"));
    }

    @Test
    void takesTheNewestDetails() {
        Candidate candidate = Candidate.of("acme", ADA, NOW).state();
        Details married = new Details("Ada", "King", "Ada@example.org");

        assertThat(candidate.with(ADA).state()).isSameAs(candidate);
        assertThat(candidate.with(married).state().name()).isEqualTo("Ada King");
        assertThat(candidate.with(married).state().id()).isEqualTo(candidate.id());
    }

    @Test
    void tellsNothingPersonalToLogs() {
        Candidate candidate = Candidate.of("acme", ADA, NOW).state();

        assertThat(candidate + " " + ADA + " " + new EmailAddress(ADA.email()))
                .doesNotContainIgnoringCase("ada")
                .doesNotContain("Lovelace");
    }
}
