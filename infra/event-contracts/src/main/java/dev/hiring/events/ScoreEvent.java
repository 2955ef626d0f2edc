package dev.hiring.events;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** What comes of marking. Emitted by the scoring service; the key is the session's id. */
public sealed interface ScoreEvent extends Event {

    String sessionId();

    @Override
    default String key() {
        return sessionId();
    }

    /**
     * A session was marked.
     *
     * @param scoringVersion counts the markings of this session from 1
     * @param marks the total, never below the scheme's floor
     * @param maximum what all right answers would earn
     * @param percent {@code 100 · marks / maximum}, two decimals, never below 0
     * @param completedAt when the candidate was done
     */
    @EventType("hiring.score.assessment-scored.v1")
    record AssessmentScored(
            String sessionId,
            String applicationId,
            String candidateId,
            String jobId,
            String assessmentId,
            int scoringVersion,
            Status status,
            BigDecimal marks,
            BigDecimal maximum,
            BigDecimal percent,
            List<SkillScore> bySkill,
            List<ItemScore> items,
            Instant completedAt,
            Instant scoredAt)
            implements ScoreEvent {
        public AssessmentScored {
            bySkill = List.copyOf(bySkill);
            items = List.copyOf(items);
        }
    }

    /** Free text waits for a reviewer. */
    @EventType("hiring.score.review-requested.v1")
    record ReviewRequested(
            String sessionId,
            String applicationId,
            String candidateId,
            String jobId,
            String assessmentId,
            List<PinnedQuestion> questions,
            Instant requestedAt)
            implements ScoreEvent {
        public ReviewRequested {
            questions = List.copyOf(questions);
        }
    }

    enum Status {
        /** Some items wait for a reviewer; they count 0 so far. */
        AWAITING_REVIEW,
        FINAL
    }

    /**
     * The items that name a skill, added up. An item with several skills counts for each of them.
     *
     * @param skill a slug
     * @param maximum what all right answers to them would earn
     */
    record SkillScore(String skill, BigDecimal marks, BigDecimal maximum, BigDecimal percent) {}

    record ItemScore(String questionId, int version, BigDecimal marks, BigDecimal maximum, Outcome outcome) {}

    /** What became of a question. */
    enum Outcome {
        RIGHT,
        PARTLY_RIGHT,
        WRONG,
        UNANSWERED,
        AWAITING_REVIEW,
        REVIEWED
    }
}
