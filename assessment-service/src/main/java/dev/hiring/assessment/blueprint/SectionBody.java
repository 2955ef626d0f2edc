package dev.hiring.assessment.blueprint;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

import dev.hiring.assessment.questionbank.Selection;
import dev.hiring.events.Level;
import dev.hiring.events.QuestionKind;
import dev.hiring.kit.http.InvalidRequest;
import dev.hiring.kit.http.SingleLine;

/**
 * A part of an assessment: either with a blueprint, by which questions are drawn for each candidate, or with pinned questions.
 *
 * @param marksPerQuestion what a right answer earns here; what the question says unless given
 * @param blueprint what questions are drawn
 * @param pinned the ids of the questions, the same for every candidate
 */
record SectionBody(
        @NotBlank @Size(max = 200) @SingleLine String title,

        @Nullable @DecimalMin(value = "0", inclusive = false) @DecimalMax("1000") @Digits(integer = 4, fraction = 2)
        BigDecimal marksPerQuestion,

        @Nullable @Valid BlueprintBody blueprint,
        @Nullable @Size(min = 1, max = 100) List<@NotBlank @Size(max = 100) @SingleLine String> pinned) {

    /**
     * What questions are drawn. An absent or empty list lets any question pass.
     *
     * @param topics any of these
     * @param skills any of these
     * @param levels any of these
     * @param kinds any of these
     * @param count how many questions
     */
    record BlueprintBody(
            @Nullable @Size(max = 50) List<@NotBlank @Size(max = 100) @SingleLine String> topics,
            @Nullable @Size(max = 50) List<@NotBlank @Size(max = 100) @SingleLine String> skills,
            @Nullable @Size(max = 50) List<@NotNull Level> levels,
            @Nullable @Size(max = 50) List<@NotNull QuestionKind> kinds,
            @NotNull @Min(1) @Max(100) Integer count) {

        Blueprint toBlueprint() {
            return new Blueprint(new Selection(any(topics), any(skills), any(levels), any(kinds)), count);
        }

        private static <T> List<T> any(@Nullable List<T> values) {
            return values == null ? List.of() : values;
        }

        static @Nullable BlueprintBody of(@Nullable Blueprint blueprint) {
            if (blueprint == null) {
                return null;
            }
            Selection selection = blueprint.selection();
            return new BlueprintBody(
                    selection.topics(), selection.skills(), selection.levels(), selection.kinds(), blueprint.count());
        }
    }

    /**
     * @param field where the section stands in the request
     */
    Section toSection(String field) {
        if ((blueprint == null) == (pinned == null)) {
            throw new InvalidRequest(field, "has either a blueprint or pinned questions");
        }
        return new Section(title.strip(), marksPerQuestion, blueprint == null ? null : blueprint.toBlueprint(), pinned);
    }

    static SectionBody of(Section section) {
        return new SectionBody(
                section.title(), section.marksPerQuestion(), BlueprintBody.of(section.blueprint()), section.pinned());
    }
}
