package dev.hiring.candidate.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

import dev.hiring.candidate.policy.Decision;
import dev.hiring.candidate.policy.Outcome;
import dev.hiring.candidate.policy.Score;

/**
 * What the log tells of one application, put together event by event in any order and any number of times; in the end, where
 * it is not what is stored.
 *
 * @param markings the final ones of its tests, by assessment and version
 * @param told the policy's decisions as they were told, by the version that the application had after them
 * @param overrides what people decided, by the version that the application had after it
 * @param differs tells whether there is a difference, for the index
 */
@Document("replayed-applications")
@CompoundIndex(name = "ofReplay", def = "{'organization': 1, 'replayId': 1, 'applicationId': 1}")
@CompoundIndex(name = "differences", def = "{'organization': 1, 'replayId': 1, 'differs': 1, 'applicationId': 1}")
record ReplayedApplication(
        @Id String id,
        String organization,
        String replayId,
        String applicationId,
        @Nullable Instant receivedAt,
        @Nullable Instant withdrawnAt,
        Map<String, Score> markings,
        Map<String, Decision> told,
        Map<String, ByPerson> overrides,
        boolean differs,
        @Nullable Difference difference) {

    ReplayedApplication {
        markings = markings == null ? Map.of() : Map.copyOf(markings);
        told = told == null ? Map.of() : Map.copyOf(told);
        overrides = overrides == null ? Map.of() : Map.copyOf(overrides);
    }

    record ByPerson(Outcome to, Instant decidedAt) {}

    /** A name in the store for what belongs to a version; a bare number would be a place in a list there. */
    static String key(long version) {
        return "v" + version;
    }

    static String key(String assessmentId, int scoringVersion) {
        return key(scoringVersion) + "-" + assessmentId;
    }

    private static long version(String key) {
        return Long.parseLong(key.substring(1));
    }

    static String id(String replayId, String applicationId) {
        return replayId + "/" + applicationId;
    }

    /** Of an application that the log does not know. */
    static ReplayedApplication unknown(Replay replay, String applicationId) {
        return new ReplayedApplication(
                id(replay.id(), applicationId),
                replay.organization(),
                replay.id(),
                applicationId,
                null,
                null,
                Map.of(),
                Map.of(),
                Map.of(),
                false,
                null);
    }

    ReplayedApplication with(@Nullable Difference found) {
        return new ReplayedApplication(
                id,
                organization,
                replayId,
                applicationId,
                receivedAt,
                withdrawnAt,
                markings,
                told,
                overrides,
                found != null,
                found);
    }

    /**
     * What its tests came to together, each time that one was marked and all have been; the first first.
     *
     * @param assessmentIds of the tests that there are
     */
    List<Score> finalScores(List<String> assessmentIds) {
        List<Score> scores = new ArrayList<>();
        Map<String, Score> newest = new HashMap<>();
        for (Score marking : markingsInOrder()) {
            newest.merge(
                    marking.byAssessment().getFirst().assessmentId(),
                    marking,
                    (one, other) -> other.scoringVersion() > one.scoringVersion() ? other : one);
            if (newest.keySet().containsAll(assessmentIds)) {
                scores.add(Score.together(assessmentIds.stream()
                        .map(newest::get)
                        .map(Objects::requireNonNull)
                        .toList()));
            }
        }
        return scores;
    }

    private List<Score> markingsInOrder() {
        return markings.values().stream()
                .sorted(Comparator.comparing(Score::scoredAt).thenComparing(Score::scoringVersion))
                .toList();
    }

    Optional<Decision> lastTold() {
        return told.entrySet().stream()
                .max(Comparator.comparing(each -> version(each.getKey())))
                .map(Map.Entry::getValue);
    }

    /** In the order in which people decided. */
    List<ByPerson> overridesInOrder() {
        return overrides.entrySet().stream()
                .sorted(Comparator.comparing(each -> version(each.getKey())))
                .map(Map.Entry::getValue)
                .toList();
    }

    boolean isWithdrawn() {
        return withdrawnAt != null;
    }
}
