package dev.hiring.candidate.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
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
 * @param tests what each of several tests came to, by their titles; none where there is one only
 * @param decision the one that stands, null where there is none
 */
public record TestStatus(
        Phase phase,
        @Nullable Instant startedAt,
        @Nullable Score score,
        Map<String, BigDecimal> tests,
        @Nullable Decision decision) {

    public enum Phase {
        PENDING,
        INVITED,
        STARTED,
        /** The candidate is done; the score is not final. */
        MARKING,
        /** The score is final. */
        COMPLETE,
        /** A test was not started in time. */
        EXPIRED,
        /** An invitation was taken back before its test was started. */
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
        return new TestStatus(Phase.PENDING, null, null, Map.of(), null);
    }

    /**
     * @param titles of several tests, by the ids of the assessments
     */
    static TestStatus of(Application application, Map<String, String> titles) {
        return new TestStatus(
                phase(application),
                application.stages().get(Stage.IN_TEST),
                application.score(),
                percents(application.score(), titles),
                application.decision());
    }

    private static Map<String, BigDecimal> percents(@Nullable Score score, Map<String, String> titles) {
        Map<String, BigDecimal> percents = new LinkedHashMap<>();
        if (score != null) {
            score.byAssessment().stream()
                    .filter(test -> titles.containsKey(test.assessmentId()))
                    .forEach(test -> percents.put(titles.get(test.assessmentId()), test.percent()));
        }
        return percents;
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
