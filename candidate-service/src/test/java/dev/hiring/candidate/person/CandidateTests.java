package dev.hiring.candidate.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

import dev.hiring.events.PrivacyEvent.CandidateErased;
import dev.hiring.kit.aggregate.Change;

class CandidateTests {

    private static final Instant NOW = Instant.parse("2030-01-01T09:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);

    private final Candidate candidate =
            Candidate.of("c", "acme", "word", "sealed", NOW).state();

    @Test
    void takesTheNewestDetails() {
        assertThat(candidate.with("sealed anew").state().sealedDetails()).isEqualTo("sealed anew");
    }

    @Test
    void leavesTheIdWhenErased() {
        Change<Candidate> erased = candidate.erase("ann", LATER);

        assertThat(erased.state()).isEqualTo(new Candidate("c", "acme", 0, null, null, NOW, new Erasure("ann", LATER)));
        assertThat(erased.events()).containsExactly(new CandidateErased("c", LATER));
    }

    @Test
    void isToldOfAgainWhenItIsAskedAgain() {
        Candidate erased = candidate.erase("ann", NOW).state();

        Change<Candidate> again = erased.erase("bob", LATER);

        assertThat(again.state()).isEqualTo(erased);
        assertThat(again.events()).containsExactly(new CandidateErased("c", LATER));
    }

    @Test
    void takesNoDetailsOnceErased() {
        Candidate erased = candidate.erase("ann", NOW).state();

        assertThat(erased.with("sealed anew").state()).isSameAs(erased);
    }

    @Test
    void anAddressIsTheSameInEveryWayOfWritingIt() {
        assertThat(new EmailAddress("ADA@Example.ORG").folded())
                .isEqualTo(new EmailAddress("ada@example.org").folded());
        assertThat(new EmailAddress("ada@example.com").folded())
                .isNotEqualTo(new EmailAddress("ada@example.org").folded());
    }

    @Test
    void tellsNothingPersonalToLogs() {
        Details ada = new Details("Ada", "Lovelace", "ada@example.org");

        assertThat(ada + " " + new KnownCandidate("c", 1, ada, NOW) + " " + new EmailAddress(ada.email()))
                .doesNotContainIgnoringCase("ada")
                .doesNotContain("Lovelace");
    }
}
