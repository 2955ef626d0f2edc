package dev.hiring.candidate.application;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

import dev.hiring.candidate.policy.Score;

/**
 * The tests of an application.
 *
 * @param all in the order of the job
 * @param unscoredSince when the first of those was completed that have no score, null if there is none; for the index
 */
public record Sittings(List<Sitting> all, @Nullable Instant unscoredSince) {

    public Sittings {
        all = List.copyOf(all);
    }

    public static Sittings of(List<String> assessmentIds) {
        return new Sittings(assessmentIds.stream().map(Sitting::of).toList(), null);
    }

    boolean include(String assessmentId) {
        return all.stream().anyMatch(sitting -> sitting.assessmentId().equals(assessmentId));
    }

    Sitting of(String assessmentId) {
        return all.stream()
                .filter(sitting -> sitting.assessmentId().equals(assessmentId))
                .findFirst()
                .orElseThrow();
    }

    Sittings with(Sitting changed) {
        List<Sitting> changedAll = all.stream()
                .map(sitting -> sitting.assessmentId().equals(changed.assessmentId()) ? changed : sitting)
                .toList();
        return new Sittings(
                changedAll,
                changedAll.stream()
                        .filter(sitting -> sitting.score() == null)
                        .flatMap(sitting -> Stream.ofNullable(sitting.completedAt()))
                        .min(Comparator.naturalOrder())
                        .orElse(null));
    }

    /** When the last was completed, as soon as all are. */
    Optional<Instant> completedAt() {
        List<Instant> ends = completions().toList();
        return ends.size() < all.size() ? Optional.empty() : Optional.of(Collections.max(ends));
    }

    Stream<Instant> completions() {
        return all.stream().flatMap(sitting -> Stream.ofNullable(sitting.completedAt()));
    }

    /** What they came to together, as soon as each was marked. */
    Optional<Score> score() {
        List<Score> markings = all.stream()
                .flatMap(sitting -> Stream.ofNullable(sitting.score()))
                .toList();
        return markings.size() < all.size() ? Optional.empty() : Optional.of(Score.together(markings));
    }
}
