package dev.hiring.candidate.policy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

import dev.hiring.events.CandidateEvent.AssessmentPercent;
import dev.hiring.events.ScoreEvent.SkillScore;

/**
 * What a job asks of a score: data, never code. Every part may be left out; a policy without any takes everybody. Policies
 * from before a part was known have it null.
 *
 * @param minimumPercent the least total, 0 to 100
 * @param minimumPercentBySkill the least percent of single skills
 * @param best how many of those who meet the minimums are taken; null, with {@code bestPercent}, takes each of them at once
 * @param bestPercent how many in percent of all who were scored, above 0 to 100
 * @param selection when the best are taken; null is {@code AT_CLOSING}
 * @param ties what is done with who has as much as the last who is taken; null is {@code EARLIER_FIRST}
 * @param borderlinePoints how near to a minimum a person has to look, in percentage points on either side of it
 * @param weightBySkill what the total is made of, instead of all the marks
 * @param weightByAssessment the same of a job that asks for several; not beside {@code weightBySkill}
 */
public record ShortlistPolicy(
        @Nullable BigDecimal minimumPercent,
        List<SkillMinimum> minimumPercentBySkill,
        @Nullable Integer best,
        @Nullable BigDecimal bestPercent,
        @Nullable Timing selection,
        @Nullable Ties ties,
        @Nullable BigDecimal borderlinePoints,
        List<SkillWeight> weightBySkill,
        List<AssessmentWeight> weightByAssessment) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final String NEEDS_BEST = "needs best or bestPercent";

    public ShortlistPolicy {
        minimumPercentBySkill = minimumPercentBySkill == null ? List.of() : List.copyOf(minimumPercentBySkill);
        weightBySkill = weightBySkill == null ? List.of() : List.copyOf(weightBySkill);
        weightByAssessment = weightByAssessment == null ? List.of() : List.copyOf(weightByAssessment);
        if (minimumPercent != null) {
            requirePercent(minimumPercent);
        }
        if (best != null && best < 1) {
            throw new IllegalArgumentException("best must be 1 or more");
        }
        if (bestPercent != null) {
            requirePercent(bestPercent);
            requirePositive(bestPercent);
        }
        if (borderlinePoints != null) {
            requirePositive(borderlinePoints);
        }
        requireOnce("minimumPercentBySkill", minimumPercentBySkill, SkillMinimum::skill);
        requireOnce("weightBySkill", weightBySkill, SkillWeight::skill);
        refuse(
                !weightBySkill.isEmpty() && !weightByAssessment.isEmpty(),
                "weightByAssessment",
                "cannot be given beside weightBySkill");
        boolean takesBest = best != null || bestPercent != null;
        refuse(best != null && bestPercent != null, "bestPercent", "cannot be given beside best");
        refuse(selection != null && !takesBest, "selection", NEEDS_BEST);
        refuse(ties != null && !takesBest, "ties", NEEDS_BEST);
        if (selection == Timing.ROLLING) {
            refuse(
                    bestPercent != null,
                    "selection",
                    "cannot be ROLLING with bestPercent: of how many is known at closing");
            refuse(ties == Ties.ALL_IN || ties == Ties.NONE_IN, "ties", "can only be EARLIER_FIRST with ROLLING");
        }
        refuse(
                borderlinePoints != null && minimumPercent == null && minimumPercentBySkill.isEmpty(),
                "borderlinePoints",
                "needs a minimum, of the total or of a skill");
    }

    /** A policy of minimums, and of the best at closing. */
    public ShortlistPolicy(
            @Nullable BigDecimal minimumPercent, List<SkillMinimum> minimumPercentBySkill, @Nullable Integer best) {
        this(minimumPercent, minimumPercentBySkill, best, null, null, null, null, List.of(), List.of());
    }

    /**
     * @param skill as the recruiter wrote it; compared without regard to case
     * @param percent 0 to 100
     */
    public record SkillMinimum(String skill, BigDecimal percent) {
        public SkillMinimum {
            requirePercent(percent);
        }
    }

    /**
     * @param skill as the recruiter wrote it; compared without regard to case
     * @param weight above 0; what counts is its share of all weights
     */
    public record SkillWeight(String skill, BigDecimal weight) {
        public SkillWeight {
            requirePositive(weight);
        }
    }

    /**
     * @param weight above 0; what counts is its share of all weights
     */
    public record AssessmentWeight(String assessmentId, BigDecimal weight) {
        public AssessmentWeight {
            requirePositive(weight);
        }
    }

    /** When the best are taken. */
    public enum Timing {
        /** When the job is closed and nobody is in the test any more. */
        AT_CLOSING,
        /** As long as there is a free place, whoever meets the minimums takes it at once. */
        ROLLING
    }

    /** What is done with those who have as much as the last who is taken. */
    public enum Ties {
        /** Who completed the test earlier goes first, then who has the lower id: as many are taken as there are places. */
        EARLIER_FIRST,
        /** All of them are taken, so that there may be more. */
        ALL_IN,
        /** None of them is taken, so that there may be fewer. */
        NONE_IN
    }

    /** Whether who meets the minimums is not taken for that alone. */
    public boolean takesBest() {
        return best != null || bestPercent != null;
    }

    /** Whether more of a score is looked at than its total. */
    public boolean asksForParts() {
        return !minimumPercentBySkill.isEmpty() || isWeighted();
    }

    public boolean isWeighted() {
        return !weightBySkill.isEmpty() || !weightByAssessment.isEmpty();
    }

    /** Whether the two rank alike. */
    public boolean weighsAs(ShortlistPolicy other) {
        return weightBySkill.equals(other.weightBySkill) && weightByAssessment.equals(other.weightByAssessment);
    }

    /**
     * @param assessmentIds that the job asks for
     * @throws ImpossiblePolicy when it weighs another
     */
    public void requireOnly(List<String> assessmentIds) {
        for (AssessmentWeight each : weightByAssessment) {
            refuse(
                    !assessmentIds.contains(each.assessmentId()),
                    "weightByAssessment",
                    "names an assessment that the job does not ask for");
        }
    }

    /** Whether the places are given while the job is open. */
    public boolean isRolling() {
        return selection == Timing.ROLLING;
    }

    public Ties tieRule() {
        return ties == null ? Ties.EARLIER_FIRST : ties;
    }

    /**
     * How many are taken: {@code best}, or {@code bestPercent · cohort / 100}, rounded down, at least one.
     *
     * @param cohort how many have a final score and have not withdrawn
     */
    public int places(int cohort) {
        if (bestPercent == null) {
            return Objects.requireNonNull(best, "the policy takes no best");
        }
        return bestPercent
                .multiply(BigDecimal.valueOf(cohort))
                .divide(HUNDRED, 0, RoundingMode.DOWN)
                .max(BigDecimal.ONE)
                .intValueExact();
    }

    /**
     * The percent that the policy asks a minimum of and ranks by: the score's, or, with weights, {@code Σ weight · percent / Σ
     * weight} over the weighed skills or assessments, two decimals.
     *
     * @return empty if no test asked about a weighed skill
     */
    public Optional<BigDecimal> percent(Score score) {
        if (!weightByAssessment.isEmpty()) {
            return mean(weightByAssessment, AssessmentWeight::weight, each -> percentOf(each, score));
        }
        return weightBySkill.isEmpty()
                ? Optional.of(score.percent())
                : mean(weightBySkill, SkillWeight::weight, each -> percentOf(each.skill(), score));
    }

    private static <W> Optional<BigDecimal> mean(
            List<W> parts, Function<W, BigDecimal> weight, Function<W, Optional<BigDecimal>> percent) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal weights = BigDecimal.ZERO;
        for (W each : parts) {
            Optional<BigDecimal> known = percent.apply(each);
            if (known.isEmpty()) {
                return Optional.empty();
            }
            sum = sum.add(weight.apply(each).multiply(known.get()));
            weights = weights.add(weight.apply(each));
        }
        return Optional.of(sum.divide(weights, 2, RoundingMode.HALF_UP));
    }

    /** The place in the ranking that this policy makes, see {@link Score#rankKey}. */
    public String rankKey(Score score, String applicationId) {
        return score.rankKey(percent(score).orElse(score.percent()), applicationId);
    }

    static Optional<BigDecimal> percentOf(String skill, Score score) {
        String wanted = folded(skill);
        return score.bySkill().stream()
                .filter(result -> folded(result.skill()).equals(wanted))
                .map(SkillScore::percent)
                .findFirst();
    }

    /** A job's policy weighs what the job asks for, and a score that is decided on has all of it. */
    private static Optional<BigDecimal> percentOf(AssessmentWeight weighed, Score score) {
        return Optional.of(score.byAssessment().stream()
                .filter(result -> result.assessmentId().equals(weighed.assessmentId()))
                .map(AssessmentPercent::percent)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no score of assessment " + weighed.assessmentId())));
    }

    private static void refuse(boolean impossible, String field, String reason) {
        if (impossible) {
            throw new ImpossiblePolicy(field, reason);
        }
    }

    private static <T> void requireOnce(String field, List<T> parts, Function<T, String> skill) {
        Set<String> skills = new HashSet<>();
        for (T part : parts) {
            refuse(!skills.add(folded(skill.apply(part))), field, "must name a skill once, whatever its case");
        }
    }

    private static String folded(String skill) {
        return skill.toLowerCase(Locale.ROOT);
    }

    private static void requirePercent(BigDecimal percent) {
        if (percent.signum() < 0 || percent.compareTo(HUNDRED) > 0) {
            throw new IllegalArgumentException("a percentage is from 0 to 100");
        }
    }

    private static void requirePositive(BigDecimal number) {
        if (number.signum() <= 0) {
            throw new IllegalArgumentException("must be above 0");
        }
    }
}
