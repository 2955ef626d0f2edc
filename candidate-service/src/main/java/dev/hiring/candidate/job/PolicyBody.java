package dev.hiring.candidate.job;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

import dev.hiring.candidate.policy.ShortlistPolicy;
import dev.hiring.candidate.policy.ShortlistPolicy.SkillMinimum;
import dev.hiring.kit.http.InvalidRequest;
import dev.hiring.kit.http.SingleLine;

/** A shortlist policy in JSON: the minimums of skills are an object there. */
record PolicyBody(
        @Nullable @DecimalMin("0") @DecimalMax("100") @Digits(integer = 3, fraction = 2)
        BigDecimal minimumPercent,

        @Nullable @Size(max = 50)
        Map<
                        @NotBlank @Size(max = 100) @SingleLine String,
                        @NotNull @DecimalMin("0") @DecimalMax("100") @Digits(integer = 3, fraction = 2) BigDecimal>
                minimumPercentBySkill,

        @Nullable @Min(1) @Max(1_000_000) Integer best) {

    static PolicyBody of(ShortlistPolicy policy) {
        Map<String, BigDecimal> bySkill = new LinkedHashMap<>();
        policy.minimumPercentBySkill().forEach(minimum -> bySkill.put(minimum.skill(), minimum.percent()));
        return new PolicyBody(policy.minimumPercent(), bySkill, policy.best());
    }

    ShortlistPolicy policy() {
        List<SkillMinimum> bySkill = minimumPercentBySkill == null
                ? List.of()
                : minimumPercentBySkill.entrySet().stream()
                        .map(minimum -> new SkillMinimum(minimum.getKey(), minimum.getValue()))
                        .toList();
        try {
            return new ShortlistPolicy(minimumPercent, bySkill, best);
        } catch (IllegalArgumentException e) {
            // All that is left after the constraints: one skill written twice in different case.
            throw new InvalidRequest("minimumPercentBySkill", "must name a skill once, whatever its case");
        }
    }
}
