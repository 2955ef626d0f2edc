package dev.hiring.candidate.funnel;

import java.util.List;
import org.jspecify.annotations.Nullable;

import dev.hiring.candidate.application.Stage;

/**
 * How the applications of a job get on.
 *
 * @param applications how many there are in all
 * @param stages in the order of the way
 * @param medians from step to step
 * @param outcomes what was decided so far
 * @param completedToDecision from the end of the test to the first decision
 */
record Funnel(
        String jobId,
        long applications,
        List<StageCount> stages,
        List<Median> medians,
        Outcomes outcomes,
        Latency completedToDecision) {

    /**
     * How many applications there are in a stage.
     *
     * @param now how many stand in the stage
     * @param reached how many stand in it or have been through it, also where the time is not known
     */
    record StageCount(Stage stage, long now, long reached) {}

    /**
     * The time between two steps, over the applications in which both times are known.
     *
     * @param from a stage
     * @param to a stage, or {@code DECIDED} for any outcome
     * @param seconds the median (nearest rank), null where {@code n} is 0
     */
    record Median(String from, String to, @Nullable Double seconds, int n) {}

    /**
     * The decisions that stand, also of those who withdrew later.
     *
     * @param shortlisted how many
     * @param notSelected how many
     * @param needsReview how many a person has to decide on
     */
    record Outcomes(long shortlisted, long notSelected, long needsReview) {}

    /**
     * Nearest-rank percentiles.
     *
     * @param p50Ms in milliseconds, null where {@code n} is 0
     * @param p99Ms in milliseconds, null where {@code n} is 0
     */
    record Latency(int n, @Nullable Long p50Ms, @Nullable Long p99Ms) {}
}
