package dev.hiring.candidate.policy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

import dev.hiring.candidate.policy.ShortlistPolicy.AssessmentWeight;
import dev.hiring.candidate.policy.ShortlistPolicy.SkillMinimum;
import dev.hiring.candidate.policy.ShortlistPolicy.SkillWeight;
import dev.hiring.candidate.policy.ShortlistPolicy.Ties;
import dev.hiring.candidate.policy.ShortlistPolicy.Timing;

/** Writes policies for tests part by part. */
public final class Policies {

    private @Nullable BigDecimal minimumPercent;
    private final List<SkillMinimum> minimums = new ArrayList<>();
    private @Nullable Integer best;
    private @Nullable BigDecimal bestPercent;
    private @Nullable Timing selection;
    private @Nullable Ties ties;
    private @Nullable BigDecimal borderlinePoints;
    private final List<SkillWeight> weights = new ArrayList<>();
    private final List<AssessmentWeight> assessmentWeights = new ArrayList<>();

    private Policies() {}

    public static Policies policy() {
        return new Policies();
    }

    public Policies minimum(String percent) {
        minimumPercent = new BigDecimal(percent);
        return this;
    }

    public Policies minimum(String skill, String percent) {
        minimums.add(new SkillMinimum(skill, new BigDecimal(percent)));
        return this;
    }

    public Policies best(int number) {
        best = number;
        return this;
    }

    public Policies bestPercent(String percent) {
        bestPercent = new BigDecimal(percent);
        return this;
    }

    public Policies rolling() {
        selection = Timing.ROLLING;
        return this;
    }

    public Policies ties(Ties rule) {
        ties = rule;
        return this;
    }

    public Policies borderline(String points) {
        borderlinePoints = new BigDecimal(points);
        return this;
    }

    public Policies weight(String skill, String weight) {
        weights.add(new SkillWeight(skill, new BigDecimal(weight)));
        return this;
    }

    public Policies assessmentWeight(String assessmentId, String weight) {
        assessmentWeights.add(new AssessmentWeight(assessmentId, new BigDecimal(weight)));
        return this;
    }

    public ShortlistPolicy get() {
        return new ShortlistPolicy(
                minimumPercent,
                minimums,
                best,
                bestPercent,
                selection,
                ties,
                borderlinePoints,
                weights,
                assessmentWeights);
    }
}
