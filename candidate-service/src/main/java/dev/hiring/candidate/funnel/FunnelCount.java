package dev.hiring.candidate.funnel;

import static dev.hiring.candidate.application.Stage.COMPLETED;
import static dev.hiring.candidate.application.Stage.INVITED;
import static dev.hiring.candidate.application.Stage.IN_TEST;
import static dev.hiring.candidate.application.Stage.NEEDS_REVIEW;
import static dev.hiring.candidate.application.Stage.NOT_SELECTED;
import static dev.hiring.candidate.application.Stage.RECEIVED;
import static dev.hiring.candidate.application.Stage.SCORED;
import static dev.hiring.candidate.application.Stage.SHORTLISTED;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

import dev.hiring.candidate.application.Progress;
import dev.hiring.candidate.application.Stage;
import dev.hiring.candidate.funnel.Funnel.Latency;
import dev.hiring.candidate.funnel.Funnel.Median;
import dev.hiring.candidate.funnel.Funnel.Outcomes;
import dev.hiring.candidate.funnel.Funnel.StageCount;
import dev.hiring.candidate.policy.Outcome;

/** Counts applications one by one into a funnel. */
final class FunnelCount {

    /** The way through the test, which nobody takes but in this order; the decision follows it. */
    private static final List<Stage> WAY = List.of(RECEIVED, INVITED, IN_TEST, COMPLETED, SCORED);

    private static final List<Stage> OUTCOMES = List.of(SHORTLISTED, NOT_SELECTED, NEEDS_REVIEW);
    private static final String DECIDED = "DECIDED";

    private final Map<Stage, Long> now = new EnumMap<>(Stage.class);
    private final Map<Stage, Long> reached = new EnumMap<>(Stage.class);
    private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    private final List<Durations> steps = WAY.stream().map(_ -> new Durations()).toList();
    private final Durations completedToDecision = new Durations();
    private long applications;

    void add(Progress progress) {
        Map<Stage, Instant> stages = progress.stages();
        Instant decidedAt = decidedAt(stages);
        applications++;
        now.merge(progress.stage(), 1L, Long::sum);
        if (progress.decision() != null) {
            outcomes.merge(progress.decision().outcome(), 1L, Long::sum);
        }
        for (Stage stage : Stage.values()) {
            if (WAY.contains(stage) ? hasPassed(stage, stages) : stages.containsKey(stage)) {
                reached.merge(stage, 1L, Long::sum);
            }
        }
        for (int i = 0; i < WAY.size(); i++) {
            Instant next = i + 1 < WAY.size() ? stages.get(WAY.get(i + 1)) : decidedAt;
            steps.get(i).add(stages.get(WAY.get(i)), next);
        }
        completedToDecision.add(stages.get(COMPLETED), decidedAt);
    }

    /** Whoever is known at a later step of the way was at this one too, even if the news of it is still under way. */
    private static boolean hasPassed(Stage stage, Map<Stage, Instant> stages) {
        return WAY.stream().skip(WAY.indexOf(stage)).anyMatch(stages::containsKey);
    }

    /** The first time: what a person decided later took its own. */
    private static @Nullable Instant decidedAt(Map<Stage, Instant> stages) {
        return OUTCOMES.stream()
                .filter(stages::containsKey)
                .map(stages::get)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    Funnel funnel(String jobId) {
        List<StageCount> counts = Arrays.stream(Stage.values())
                .map(stage -> new StageCount(stage, now.getOrDefault(stage, 0L), reached.getOrDefault(stage, 0L)))
                .toList();
        List<Median> medians = new ArrayList<>();
        for (int i = 0; i < WAY.size(); i++) {
            Durations step = steps.get(i);
            Long median = step.percentile(50);
            medians.add(new Median(
                    WAY.get(i).name(),
                    i + 1 < WAY.size() ? WAY.get(i + 1).name() : DECIDED,
                    median == null ? null : median / 1000.0,
                    step.count()));
        }
        return new Funnel(
                jobId,
                applications,
                counts,
                medians,
                new Outcomes(
                        standing(Outcome.SHORTLISTED), standing(Outcome.NOT_SELECTED), standing(Outcome.NEEDS_REVIEW)),
                new Latency(
                        completedToDecision.count(),
                        completedToDecision.percentile(50),
                        completedToDecision.percentile(99)));
    }

    private long standing(Outcome outcome) {
        return outcomes.getOrDefault(outcome, 0L);
    }
}
