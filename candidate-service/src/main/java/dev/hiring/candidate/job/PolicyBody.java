package dev.hiring.candidate.job;

import jakarta.validation.GroupSequence;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

import dev.hiring.candidate.policy.ImpossiblePolicy;
import dev.hiring.candidate.policy.ShortlistPolicy;
import dev.hiring.candidate.policy.ShortlistPolicy.AssessmentWeight;
import dev.hiring.candidate.policy.ShortlistPolicy.SkillMinimum;
import dev.hiring.candidate.policy.ShortlistPolicy.SkillWeight;
import dev.hiring.candidate.policy.ShortlistPolicy.Ties;
import dev.hiring.candidate.policy.ShortlistPolicy.Timing;
import dev.hiring.kit.http.InvalidRequest;

/**
 * A shortlist policy in JSON, where what is asked of skills and assessments is an object. {@code shortlist-policy.schema.json} says the
 * same for others; a test holds the two together. Whether the parts go together is only asked when each of them is right.
 *
 * @param minimumPercent the least total, 0 to 100
 * @param minimumPercentBySkill the least percent, 0 to 100, by skill
 * @param best how many of those who meet the minimums are taken; each of them, at once, unless this or {@code bestPercent} is
 *     given
 * @param bestPercent how many in percent of all who were scored, above 0 to 100
 * @param selection when the best are taken; {@code AT_CLOSING} unless given
 * @param ties what is done with who has as much as the last who is taken; {@code EARLIER_FIRST} unless given
 * @param borderlinePoints how near to a minimum a person has to look, in percentage points on either side of it, above 0 to 50
 * @param weightBySkill what the total is made of instead of all marks: a weight, above 0 to 1000, by skill
 * @param weightByAssessment the same of a job that asks for several assessments: a weight by the assessment's id; not beside
 *     {@code weightBySkill}
 */
@GroupSequence({PolicyBody.class, PolicyBody.AsAWhole.class})
@PossiblePolicy(groups = PolicyBody.AsAWhole.class)
public record PolicyBody(
        @Nullable @DecimalMin("0") @DecimalMax("100") @TwoDecimals
        BigDecimal minimumPercent,

        @Nullable @Size(max = SKILLS)
        Map<
                        @Pattern(regexp = NAME, message = SKILL_ASKED) String,
                        @NotNull @DecimalMin("0") @DecimalMax("100") @TwoDecimals BigDecimal>
                minimumPercentBySkill,

        @Nullable @Min(1) @Max(1_000_000) Integer best,

        @Nullable @DecimalMin(value = "0", inclusive = false) @DecimalMax("100") @TwoDecimals
        BigDecimal bestPercent,

        @Nullable Timing selection,
        @Nullable Ties ties,

        @Nullable @DecimalMin(value = "0", inclusive = false) @DecimalMax("50") @TwoDecimals
        BigDecimal borderlinePoints,

        @Nullable @Size(max = SKILLS)
        Map<
                        @Pattern(regexp = NAME, message = SKILL_ASKED) String,
                        @NotNull @DecimalMin(value = "0", inclusive = false) @DecimalMax("1000") @TwoDecimals
                        BigDecimal>
                weightBySkill,

        @Nullable @Size(max = Job.MOST_ASSESSMENTS)
        Map<
                        @Pattern(regexp = NAME, message = ASSESSMENT_ASKED) String,
                        @NotNull @DecimalMin(value = "0", inclusive = false) @DecimalMax("1000") @TwoDecimals
                        BigDecimal>
                weightByAssessment) {

    private static final int SKILLS = 50;

    /** Not blank, one line of well-formed Unicode; the schema has the same expression. */
    static final String NAME = "(?=.*[^ ])[^\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]{1,100}";

    private static final String SKILL_ASKED = "must be the name of a skill: one line of 1 to 100 characters";
    private static final String ASSESSMENT_ASKED = "must be the id of an assessment: one line of 1 to 100 characters";

    /** The constraints on what goes together. */
    interface AsAWhole {}

    static PolicyBody of(ShortlistPolicy policy) {
        Map<String, BigDecimal> minimums = new LinkedHashMap<>();
        policy.minimumPercentBySkill().forEach(minimum -> minimums.put(minimum.skill(), minimum.percent()));
        Map<String, BigDecimal> weights = new LinkedHashMap<>();
        policy.weightBySkill().forEach(weight -> weights.put(weight.skill(), weight.weight()));
        Map<String, BigDecimal> assessments = new LinkedHashMap<>();
        policy.weightByAssessment().forEach(weight -> assessments.put(weight.assessmentId(), weight.weight()));
        return new PolicyBody(
                policy.minimumPercent(),
                minimums,
                policy.best(),
                policy.bestPercent(),
                policy.selection(),
                policy.ties(),
                policy.borderlinePoints(),
                weights,
                assessments);
    }

    public ShortlistPolicy policy() {
        return new ShortlistPolicy(
                minimumPercent,
                parts(minimumPercentBySkill, SkillMinimum::new),
                best,
                bestPercent,
                selection,
                ties,
                borderlinePoints,
                parts(weightBySkill, SkillWeight::new),
                parts(weightByAssessment, AssessmentWeight::new));
    }

    /**
     * The policy of a job.
     *
     * @param assessmentIds that the job asks for
     * @param path where the policy stands in the request, as what goes before the names of its fields
     * @throws InvalidRequest if it weighs another assessment
     */
    public ShortlistPolicy policyFor(List<String> assessmentIds, String path) {
        ShortlistPolicy policy = policy();
        try {
            policy.requireOnly(assessmentIds);
        } catch (ImpossiblePolicy e) {
            throw new InvalidRequest(path + e.field(), e.reason());
        }
        return policy;
    }

    private static <T> List<T> parts(@Nullable Map<String, BigDecimal> byName, BiFunction<String, BigDecimal, T> part) {
        return byName == null
                ? List.of()
                : byName.entrySet().stream()
                        .map(each -> part.apply(each.getKey(), each.getValue()))
                        .collect(Collectors.toList());
    }
}
