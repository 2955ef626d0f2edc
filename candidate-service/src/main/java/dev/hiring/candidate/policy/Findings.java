package dev.hiring.candidate.policy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

import dev.hiring.candidate.policy.ShortlistPolicy.SkillMinimum;
import dev.hiring.candidate.policy.ShortlistPolicy.SkillWeight;
import dev.hiring.events.CandidateEvent.Reason;

/**
 * What a policy's single rules say of a score.
 *
 * @param below one for each minimum that it is below
 * @param unclear one for each rule that a person has to judge by: too near to a minimum, or a skill that was not tested
 * @param met one for each minimum that it meets
 */
record Findings(List<Reason> below, List<Reason> unclear, List<Reason> met) {

    static Findings of(ShortlistPolicy policy, Score score) {
        Findings findings = new Findings(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        Optional<BigDecimal> total = policy.percent(score);
        String name = policy.isWeighted() ? "weighted total" : "total";
        for (SkillWeight weight : policy.weightBySkill()) {
            if (ShortlistPolicy.percentOf(weight.skill(), score).isEmpty()) {
                findings.unclear.add(Reasons.unweighed(weight.skill(), weight.weight()));
            }
        }
        BigDecimal minimum = policy.minimumPercent();
        if (minimum != null && total.isPresent()) {
            findings.judge(Reasons.MINIMUM_PERCENT, name, total.get(), minimum, policy.borderlinePoints());
        }
        for (SkillMinimum each : policy.minimumPercentBySkill()) {
            Optional<BigDecimal> percent = ShortlistPolicy.percentOf(each.skill(), score);
            if (percent.isPresent()) {
                findings.judge(
                        Reasons.MINIMUM_PERCENT_BY_SKILL,
                        each.skill(),
                        percent.get(),
                        each.percent(),
                        policy.borderlinePoints());
            } else {
                findings.unclear.add(Reasons.untested(each.skill(), each.percent()));
            }
        }
        if (findings.met.isEmpty()) {
            findings.met.add(Reasons.nothingAsked(name, total.orElse(score.percent())));
        }
        return findings;
    }

    private void judge(String code, String what, BigDecimal percent, BigDecimal minimum, @Nullable BigDecimal points) {
        BigDecimal above = percent.subtract(minimum);
        if (points != null && above.abs().compareTo(points) <= 0) {
            unclear.add(Reasons.borderline(what, percent, minimum, points));
        } else if (above.signum() < 0) {
            below.add(Reasons.below(code, what, percent, minimum));
        } else {
            met.add(Reasons.meets(what, percent, minimum));
        }
    }
}
