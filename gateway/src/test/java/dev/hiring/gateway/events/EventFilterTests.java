package dev.hiring.gateway.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class EventFilterTests {

    private static final String SCORED = "hiring.score.assessment-scored.v1";

    private final StreamEvent scored = new StreamEvent("k", SCORED, "acme", "job", "{}");

    @Test
    void acceptsAllOfTheOrganizationAndNothingElse() {
        assertThat(new EventFilter("acme", Set.of(), null).accepts(scored)).isTrue();
        assertThat(new EventFilter("globex", Set.of(), null).accepts(scored)).isFalse();
    }

    @Test
    void acceptsOnlyWhatFitsTypeAndJob() {
        assertThat(new EventFilter("acme", Set.of(SCORED, "x"), "job").accepts(scored))
                .isTrue();
        assertThat(new EventFilter("acme", Set.of("x"), "job").accepts(scored)).isFalse();
        assertThat(new EventFilter("acme", Set.of(SCORED), "other").accepts(scored))
                .isFalse();
        assertThat(new EventFilter("acme", Set.of(), "job").accepts(new StreamEvent("k", SCORED, "acme", null, "{}")))
                .isFalse();
    }
}
