package dev.hiring.question.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

import dev.hiring.events.AnswerKeyEvent.AnswerKeyPublished;
import dev.hiring.events.QuestionEvent.QuestionPublished;
import dev.hiring.events.QuestionEvent.QuestionRetired;
import dev.hiring.kit.aggregate.Change;

class QuestionTests {

    private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
    private static final Instant LATER = NOW.plus(Duration.ofHours(1));
    private static final Content FIRST = Contents.sound();
    private static final Content SECOND = Contents.with(c -> c.prompt = "Which clause filters rows?");
    private static final Content THIRD = Contents.with(c -> c.prompt = "Which clause sorts rows?");

    private final Question draft = Question.draft("q1", "acme", FIRST, NOW).state();
    private final Question published = draft.publish(NOW).state();

    @Test
    void nobodyHearsOfADraft() {
        Change<Question> change = Question.draft("q1", "acme", FIRST, NOW);

        assertThat(change.events()).isEmpty();
        assertThat(change.state().state()).isEqualTo(QuestionState.DRAFT);
        assertThat(change.state().draft()).isEqualTo(FIRST);
        assertThat(change.state().newest()).isNull();
    }

    @Test
    void publishingTellsCandidatesTheQuestionAndScoringTheKey() {
        Change<Question> change = draft.publish(LATER);

        assertThat(change.state().newest()).isEqualTo(new PublishedVersion(1, FIRST, LATER));
        assertThat(change.state().draft()).isNull();
        assertThat(change.events())
                .containsExactly(
                        new QuestionPublished(
                                "q1",
                                1,
                                FIRST.kind(),
                                FIRST.prompt(),
                                FIRST.options(),
                                FIRST.skills(),
                                FIRST.topic(),
                                FIRST.level(),
                                FIRST.style(),
                                FIRST.estimatedSeconds(),
                                FIRST.marks(),
                                LATER),
                        new AnswerKeyPublished(
                                "q1", 1, FIRST.marks(), FIRST.answerKey(), FIRST.prompt(), FIRST.guidance(), LATER));
    }

    @Test
    void publishingAgainChangesNothing() {
        assertNothingHappens(published, published.publish(LATER));
    }

    @Test
    void revisingADraftReplacesIt() {
        Change<Question> change = draft.revise(SECOND, LATER);

        assertThat(change.events()).isEmpty();
        assertThat(change.state().draft()).isEqualTo(SECOND);
        assertThat(change.state().changedAt()).isEqualTo(LATER);
    }

    @Test
    void revisingWithTheSameWordsChangesNothing() {
        Question revised = published.revise(SECOND, LATER).state();

        assertNothingHappens(draft, draft.revise(Contents.sound(), LATER));
        assertNothingHappens(published, published.revise(Contents.sound(), LATER));
        assertNothingHappens(revised, revised.revise(SECOND, LATER));
    }

    @Test
    void aRevisionLeavesThePublishedVersionAlone() {
        Question revised = published.revise(SECOND, LATER).state();

        assertThat(revised.newest()).isEqualTo(published.newest());
        assertThat(revised.draft()).isEqualTo(SECOND);
        assertThat(revised.state()).isEqualTo(QuestionState.PUBLISHED);
    }

    @Test
    void aRevisionBecomesTheNextVersion() {
        Question revised = published.revise(SECOND, LATER).state();

        Change<Question> change = revised.publish(LATER);

        assertThat(change.state().newest()).isEqualTo(new PublishedVersion(2, SECOND, LATER));
        assertThat(change.events()).hasSize(2).first().extracting("version").isEqualTo(2);
    }

    @Test
    void takingARevisionBackLeavesNothingToPublish() {
        Question revised = published.revise(SECOND, LATER).state();

        Question back = revised.revise(FIRST, LATER).state();

        assertThat(back.draft()).isNull();
        assertNothingHappens(back, back.publish(LATER));
    }

    @Test
    void retiringTellsEverybodyOnce() {
        Change<Question> change = published.revise(SECOND, LATER).state().retire(LATER);

        assertThat(change.state().state()).isEqualTo(QuestionState.RETIRED);
        assertThat(change.state().draft()).isNull();
        assertThat(change.events()).containsExactly(new QuestionRetired("q1", 1, LATER));
        assertNothingHappens(change.state(), change.state().retire(LATER));
    }

    @Test
    void retiringADraftTellsNobody() {
        Change<Question> change = draft.retire(LATER);

        assertThat(change.state().state()).isEqualTo(QuestionState.RETIRED);
        assertThat(change.events()).isEmpty();
    }

    @Test
    void aRetiredQuestionNeverChanges() {
        Question retired = published.retire(LATER).state();

        assertThatExceptionOfType(QuestionProblem.Retired.class).isThrownBy(() -> retired.revise(SECOND, LATER));
        assertThatExceptionOfType(QuestionProblem.Retired.class).isThrownBy(() -> retired.publish(LATER));
    }

    @Test
    void hasAtMostAHundredVersions() {
        Question question = published;
        for (int version = 2; version <= Question.MAX_VERSIONS; version++) {
            Content next = version % 2 == 0 ? SECOND : FIRST;
            question = question.revise(next, LATER).state().publish(LATER).state();
        }
        Question full = question.revise(THIRD, LATER).state();

        assertThat(full.publishedVersion()).isEqualTo(100);
        assertThatExceptionOfType(QuestionProblem.TooManyVersions.class).isThrownBy(() -> full.publish(LATER));
    }

    @Test
    void anAdoptedQuestionFollowsTheLibrary() {
        Question adopted = Question.adopted("q1", "acme", FIRST, NOW).state();

        Change<Question> followed = adopted.adopt(SECOND, LATER);

        assertThat(followed.events()).hasSize(2);
        assertThat(followed.state().newest()).isEqualTo(new PublishedVersion(2, SECOND, LATER));
        assertThat(followed.state().adopt(THIRD, LATER).events()).hasSize(2);
        assertNothingHappens(followed.state(), followed.state().adopt(SECOND, LATER));
    }

    @Test
    void theLibraryNeverOverridesTheOrganization() {
        Question adopted = Question.adopted("q1", "acme", FIRST, NOW).state();
        Question revised = adopted.revise(SECOND, LATER).state();
        Question republished = revised.publish(LATER).state();
        Question retired = adopted.retire(LATER).state();

        assertNothingHappens(revised, revised.adopt(THIRD, LATER));
        assertNothingHappens(republished, republished.adopt(THIRD, LATER));
        assertNothingHappens(retired, retired.adopt(THIRD, LATER));
        assertNothingHappens(published, published.adopt(THIRD, LATER));
    }

    private static void assertNothingHappens(Question before, Change<Question> change) {
        assertThat(change.state()).isSameAs(before);
        assertThat(change.events()).isEmpty();
    }
}
