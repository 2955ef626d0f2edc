package dev.hiring.candidate.policy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

import dev.hiring.events.CandidateEvent.Reason;
import dev.hiring.events.ScoreEvent.SkillScore;

/**
 * What a job asks of a score. Every part may be left out; a policy without any takes everybody.
 *
 * @param minimumPercent the least total, 0 to 100
 * @param minimumPercentBySkill the least percent of single skills
 * @param best how many of those who meet the minimums are taken when the job is closed; null takes each of them at once
 */
public record ShortlistPolicy(
        @Nullable BigDecimal minimumPercent,
        List<SkillMinimum> minimumPercentBySkill,
        @Nullable Integer best) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public ShortlistPolicy {
        minimumPercentBySkill = List.copyOf(minimumPercentBySkill);
        if (minimumPercent != null) {
            requirePercent(minimumPercent);
        }
        if (best != null && best < 1) {
            throw new IllegalArgumentException("best must be 1 or more");
        }
        Set<String> skills = new HashSet<>();
        for (SkillMinimum minimum : minimumPercentBySkill) {
            if (!skills.add(folded(minimum.skill()))) {
                throw new IllegalArgumentException("there are two minimums for " + minimum.skill());
            }
        }
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

    /** Whether those who meet the minimums wait for the ranking at closing. */
    public boolean ranksAtClosing() {
        return best != null;
    }

    /** A reason for each minimum that the score is below. */
    List<Reason> unmet(Score score) {
        List<Reason> reasons = new ArrayList<>();
        if (minimumPercent != null && score.percent().compareTo(minimumPercent) < 0) {
            reasons.add(Reasons.below(Reasons.MINIMUM_PERCENT, "total", score.percent(), minimumPercent));
        }
        for (SkillMinimum minimum : minimumPercentBySkill) {
            percentOf(minimum.skill(), score)
                    .filter(percent -> percent.compareTo(minimum.percent()) < 0)
                    .map(percent -> Reasons.below(
                            Reasons.MINIMUM_PERCENT_BY_SKILL, minimum.skill(), percent, minimum.percent()))
                    .ifPresent(reasons::add);
        }
        return reasons;
    }

    /** A reason for each skill that is asked for and that the test did not ask about. */
    List<Reason> untested(Score score) {
        return minimumPercentBySkill.stream()
                .filter(minimum -> percentOf(minimum.skill(), score).isEmpty())
                .map(minimum -> Reasons.untested(minimum.skill(), minimum.percent()))
                .toList();
    }

    /** A reason for each minimum of a score that meets them all. */
    List<Reason> met(Score score) {
        List<Reason> reasons = new ArrayList<>();
        if (minimumPercent != null) {
            reasons.add(Reasons.meets("total", score.percent(), minimumPercent));
        }
        for (SkillMinimum minimum : minimumPercentBySkill) {
            percentOf(minimum.skill(), score)
                    .map(percent -> Reasons.meets(minimum.skill(), percent, minimum.percent()))
                    .ifPresent(reasons::add);
        }
        if (reasons.isEmpty()) {
            reasons.add(Reasons.nothingAsked(score.percent()));
        }
        return reasons;
    }

    private static Optional<BigDecimal> percentOf(String skill, Score score) {
        String wanted = folded(skill);
        return score.bySkill().stream()
                .filter(result -> folded(result.skill()).equals(wanted))
                .map(SkillScore::percent)
                .findFirst();
    }

    private static String folded(String skill) {
        return skill.toLowerCase(Locale.ROOT);
    }

    private static void requirePercent(BigDecimal percent) {
        if (percent.signum() < 0 || percent.compareTo(HUNDRED) > 0) {
            throw new IllegalArgumentException("a percentage is from 0 to 100");
        }
    }
}
