package dev.hiring.candidate.order;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

import dev.hiring.candidate.application.Application;
import dev.hiring.candidate.application.Stage;
import dev.hiring.candidate.policy.Decision;
import dev.hiring.candidate.policy.Score;

/**
 * How far an ordered test is, by what is known of its application.
 *
 * @param startedAt null where the test was not started, or is not known to have been
 * @param score the newest, null where there is none
 * @param decision the one that stands, null where there is none
 */
public record TestStatus(
        Phase phase,
        @Nullable Instant startedAt,
        @Nullable Score score,
        @Nullable Decision decision) {

    public enum Phase {
        PENDING,
        INVITED,
        STARTED,
        /** The candidate is done; the score is not final. */
        MARKING,
        /** The score is final. */
        COMPLETE,
        /** The test was not started in time. */
        EXPIRED,
        /** The invitation was taken back before the test was started. */
        CANCELLED,
        /** The candidate left; a test that was under way may still come to an end. */
        WITHDRAWN;

        /** Whether it will never be in another phase. */
        public boolean isOver() {
            return this == COMPLETE || this == EXPIRED || this == CANCELLED;
        }

        /** As it is told. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Null unless it is complete. */
    public @Nullable Score finalScore() {
        return phase == Phase.COMPLETE ? score : null;
    }

    static TestStatus unknown() {
        return new TestStatus(Phase.PENDING, null, null, null);
    }

    static TestStatus of(Application application) {
        return new TestStatus(
                phase(application),
                application.stages().get(Stage.IN_TEST),
                application.score(),
                application.decision());
    }

    private static Phase phase(Application application) {
        Score score = application.score();
        if (score != null && score.isFinal()) {
            return Phase.COMPLETE;
        }
        if (application.stages().containsKey(Stage.INVITATION_EXPIRED)) {
            return Phase.EXPIRED;
        }
        if (application.stages().containsKey(Stage.INVITATION_CANCELLED)) {
            return Phase.CANCELLED;
        }
        return switch (application.stage()) {
            case RECEIVED -> Phase.PENDING;
            case INVITED -> Phase.INVITED;
            case IN_TEST -> Phase.STARTED;
            case WITHDRAWN -> Phase.WITHDRAWN;
            // Whatever comes after the test: without a final score it is being marked.
            default -> Phase.MARKING;
        };
    }
}
