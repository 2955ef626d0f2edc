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
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

import dev.hiring.assessment.blueprint.Assessment.Design;
import dev.hiring.events.MarkingScheme;
import dev.hiring.events.MarkingScheme.PartialCredit;
import dev.hiring.kit.http.InvalidRequest;
import dev.hiring.kit.http.SingleLine;

/**
 * The design of an assessment.
 *
 * @param durationMinutes from start to deadline
 * @param invitationDays from the invitation to the last moment to start; 14 unless given
 * @param markingScheme how answers turn into marks; one mark for right and nothing for wrong unless given
 * @param sections in the order in which candidates see them, with at most 100 questions in all
 */
record AssessmentRequest(
        @NotBlank @Size(max = 200) @SingleLine String title,
        @NotNull @Min(5) @Max(480) Integer durationMinutes,
        @Nullable @Min(1) @Max(90) Integer invitationDays,
        @Nullable @Valid Scheme markingScheme,
        @NotNull @Size(min = 1, max = 20) List<@NotNull @Valid SectionBody> sections) {

    private static final int DEFAULT_INVITATION_DAYS = 14;
    /** Keeps the event of a completed session, which holds every question's skills, within its size. */
    private static final int MAX_QUESTIONS = 100;

    /**
     * How answers turn into marks.
     *
     * @param penalty the share of a question's marks that a wrong answer costs; 0 unless given
     * @param partialCredit what a partly right multiple choice earns; nothing unless given
     * @param floor the least total, in marks; 0 unless given
     */
    record Scheme(
            @Nullable @DecimalMin("0") @DecimalMax("1") @Digits(integer = 1, fraction = 4)
            BigDecimal penalty,

            @Nullable PartialCredit partialCredit,

            @Nullable @DecimalMax("0") @Digits(integer = 6, fraction = 2)
            BigDecimal floor) {

        MarkingScheme toScheme() {
            return new MarkingScheme(
                    Objects.requireNonNullElse(penalty, MarkingScheme.PLAIN.penalty()),
                    Objects.requireNonNullElse(partialCredit, MarkingScheme.PLAIN.partialCredit()),
                    Objects.requireNonNullElse(floor, MarkingScheme.PLAIN.floor()));
        }
    }

    Design toDesign() {
        Design design = new Design(
                title.strip(),
                durationMinutes,
                invitationDays == null ? DEFAULT_INVITATION_DAYS : invitationDays,
                markingScheme == null ? MarkingScheme.PLAIN : markingScheme.toScheme(),
                IntStream.range(0, sections.size())
                        .mapToObj(i -> sections.get(i).toSection("sections[" + i + "]"))
                        .toList());
        List<String> pinned = design.sections().stream()
                .map(Section::pinned)
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .toList();
        if (pinned.stream().distinct().count() < pinned.size()) {
            throw new InvalidRequest("sections", "pin a question twice");
        }
        if (design.questionCount() > MAX_QUESTIONS) {
            throw new InvalidRequest("sections", "have more than " + MAX_QUESTIONS + " questions");
        }
        return design;
    }
}
