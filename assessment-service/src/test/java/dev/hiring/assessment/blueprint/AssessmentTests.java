package dev.hiring.assessment.blueprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

import dev.hiring.assessment.Stage;
import dev.hiring.assessment.blueprint.Assessment.Design;
import dev.hiring.assessment.blueprint.Assessment.State;
import dev.hiring.events.AssessmentEvent.AssessmentPublished;
import dev.hiring.events.MarkingScheme;
import dev.hiring.kit.aggregate.Change;

class AssessmentTests {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Design DESIGN = new Design(
            "Backend Engineer",
            40,
            14,
            MarkingScheme.PLAIN,
            List.of(
                    new Section("Choice", null, new Blueprint(Stage.ANY, 10), null),
                    new Section("Longer", null, null, List.of("q1"))));

    private final Assessment draft = Assessment.draft("a1", "acme", DESIGN, NOW).state();

    @Test
    void beginsAsADraftWithoutAnEvent() {
        Change<Assessment> created = Assessment.draft("a1", "acme", DESIGN, NOW);

        assertThat(created.state().state()).isEqualTo(State.DRAFT);
        assertThat(created.events()).isEmpty();
    }

    @Test
    void publishesWithTheNumberOfItsQuestions() {
        Change<Assessment> published = draft.publish(List.of(), NOW);

        assertThat(published.state().isPublished()).isTrue();
        assertThat(published.events()).containsExactly(new AssessmentPublished("a1", "Backend Engineer", 40, 11, NOW));
    }

    @Test
    void publishesOnce() {
        Assessment published = draft.publish(List.of(), NOW).state();

        Change<Assessment> again = published.publish(List.of(), NOW.plusSeconds(1));

        assertThat(again.state()).isSameAs(published);
        assertThat(again.events()).isEmpty();
    }

    @Test
    void refusesToPublishWhatCannotBeFilled() {
        List<Shortage> shortages = List.of(new Shortage("Choice", 10, 7));

        assertThatExceptionOfType(AssessmentProblem.Unsatisfiable.class)
                .isThrownBy(() -> draft.publish(shortages, NOW));
    }

    @Test
    void changesAsADraft() {
        Design other = new Design("Other", 30, 7, MarkingScheme.PLAIN, DESIGN.sections());

        assertThat(draft.redesign(other).state().design()).isEqualTo(other);
    }

    @Test
    void staysAsItIsOncePublished() {
        Assessment published = draft.publish(List.of(), NOW).state();

        assertThatExceptionOfType(AssessmentProblem.Published.class).isThrownBy(() -> published.redesign(DESIGN));
    }

    @Test
    void refusesASectionWithoutASource() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Section("Nothing", null, null, null));
    }
}
