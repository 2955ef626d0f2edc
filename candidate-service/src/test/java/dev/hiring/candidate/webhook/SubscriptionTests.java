package dev.hiring.candidate.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.hiring.candidate.webhook.Subscription.Disabled;
import dev.hiring.candidate.webhook.Subscription.Wish;

class SubscriptionTests {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Wish ALL = wish(null);

    private final Subscription fresh = Subscription.of("id", "acme", ALL, key(NOW), NOW);

    @Test
    void asksForEverythingUnlessItSaysMore() {
        assertThat(ALL.includes("hiring.candidate.shortlisted.v1", "a")).isTrue();
        assertThat(ALL.includes("hiring.assessment.published.v1", null)).isTrue();
        assertThat(wish("a").includes("hiring.candidate.shortlisted.v1", "b")).isFalse();
        assertThat(wish("a").includes("hiring.assessment.published.v1", null)).isFalse();
        assertThat(wish("a", "hiring.score.assessment-scored.v1").includes("hiring.score.assessment-scored.v1", "a"))
                .isTrue();
        assertThat(wish("a", "hiring.score.assessment-scored.v1").includes("hiring.score.review-requested.v1", "a"))
                .isFalse();
    }

    @Test
    void isSwitchedOffAfterFiveDaysWithoutSuccess() {
        Subscription failing = fresh.refused(NOW).state();
        assertThat(failing.failingSince()).isEqualTo(NOW);

        Subscription almost =
                failing.refused(NOW.plus(Duration.ofDays(5)).minusMillis(1)).state();
        assertThat(almost.isEnabled()).isTrue();

        Subscription off = almost.refused(NOW.plus(Duration.ofDays(5))).state();
        assertThat(off.disabled()).isEqualTo(Disabled.FAILING);
    }

    @Test
    void startsToCountAnewAfterASuccess() {
        Subscription recovered = fresh.refused(NOW).state().taken().state();

        assertThat(recovered.refused(NOW.plus(Duration.ofDays(6))).state().isEnabled())
                .isTrue();
    }

    @Test
    void isForgivenWhenItIsSwitchedOnAgain() {
        Subscription off = fresh.refused(NOW).state().gone().state();
        assertThat(off.disabled()).isEqualTo(Disabled.GONE);
        assertThat(off.with(ALL, false).state().disabled()).isEqualTo(Disabled.GONE);

        Subscription on = off.with(ALL, true).state();

        assertThat(on.isEnabled()).isTrue();
        assertThat(on.failingSince()).isNull();
    }

    @Test
    void signsWithBothKeysForADayAfterARotation() {
        SigningKey next = key(NOW);
        Subscription rotated = fresh.rotated(next, NOW).state();

        assertThat(rotated.keysAt(NOW.plus(Duration.ofHours(23)))).hasSize(2);
        assertThat(rotated.keysAt(NOW.plus(SigningKey.OVERLAP))).containsExactly(next);
        assertThat(rotated.rotated(key(NOW), NOW.plus(Duration.ofDays(2)))
                        .state()
                        .keys())
                .as("the key that signs no more is forgotten")
                .hasSize(2);
    }

    private static Wish wish(@Nullable String jobId, String... types) {
        return new Wish("https://example.org", new TreeSet<>(List.of(types)), jobId, null);
    }

    private static SigningKey key(Instant since) {
        return new SigningKey(SignatureScheme.HMAC, "hidden", null, since, null);
    }
}
