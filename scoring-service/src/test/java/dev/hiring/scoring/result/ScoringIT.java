package dev.hiring.scoring.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

import dev.hiring.events.Answer;
import dev.hiring.events.AnswerKey;
import dev.hiring.events.AnswerKeyEvent.AnswerKeyPublished;
import dev.hiring.events.AssessmentEvent.AssessmentCompleted;
import dev.hiring.events.ScoreEvent.AssessmentScored;
import dev.hiring.events.ScoreEvent.ReviewRequested;
import dev.hiring.events.ScoreEvent.Status;
import dev.hiring.kit.consume.Received;
import dev.hiring.kit.security.Role;
import dev.hiring.scoring.Exam;
import dev.hiring.scoring.ScoringTest;
import dev.hiring.scoring.answerkey.StoredKey;
import dev.hiring.testkit.Api;
import dev.hiring.testkit.ServiceTest;
import dev.hiring.testkit.SettableClock;

@ServiceTest
class ScoringIT extends ScoringTest {

    @Autowired
    SettableClock clock;

    @Autowired
    ResultListener listener;

    @Autowired
    LateKeys lateKeys;

    @Autowired
    MongoOperations mongo;

    @Test
    void marksACompletedSession() {
        Exam exam = Exam.of(Exam.CHOICE, Exam.NUMBER, new AnswerKey.MultipleChoice(Set.of("a", "c")));
        publishKeys(exam);
        AssessmentCompleted session = exam.completed(
                Exam.RIGHT, new Answer.Numeric(new BigDecimal("42.5")), new Answer.MultipleChoice(Set.of("a")));

        complete(session);

        Received<AssessmentScored> scored = awaitScore(session);
        assertThat(scored.organization()).isEqualTo(organization);
        assertThat(scored.event().status()).isEqualTo(Status.FINAL);
        assertThat(scored.event().scoringVersion()).isEqualTo(1);
        assertThat(scored.event().marks()).isEqualByComparingTo("4");
        assertThat(scored.event().percent()).isEqualByComparingTo("66.67");
    }

    @Test
    void tellsOneScoreHoweverOftenTheSessionIsDelivered() throws Exception {
        Exam exam = Exam.of(Exam.CHOICE);
        AssessmentCompleted session = exam.completed(Exam.RIGHT);
        publishKeys(exam);
        Callable<Object> handle = Executors.callable(() -> deliver(session));

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Object> handled : threads.invokeAll(Collections.nCopies(8, handle))) {
                handled.get();
            }
        }
        complete(session);
        complete(session);

        awaitScore(session);
        // What goes to the dead letters shows that all before it under the same key has been handled.
        publishMalformed(session.sessionId(), "{");
        awaitDeadLetter(session.sessionId());
        assertThat(scores(session)).hasSize(1);
    }

    @Test
    void marksASessionWhoseKeysComeLater() {
        Exam exam = Exam.of(Exam.CHOICE, Exam.ESSAY);
        AssessmentCompleted session = exam.completed(Exam.RIGHT, new Answer.FreeText("Because"));
        complete(session);
        await().atMost(Api.PATIENCE)
                .untilAsserted(() -> get(Role.ATS, "/results/" + session.sessionId())
                        .expectBody()
                        .jsonPath("$.status")
                        .isEqualTo("WAITING_FOR_KEYS")
                        .jsonPath("$.scoringVersion")
                        .isEqualTo(0)
                        .jsonPath("$.percent")
                        .isEqualTo(null));

        publishKeys(exam);

        assertThat(awaitScore(session).event().status()).isEqualTo(Status.AWAITING_REVIEW);
        ReviewRequested requested = events.await(
                        ReviewRequested.class, event -> event.sessionId().equals(session.sessionId()))
                .event();
        assertThat(requested.questions()).hasSize(1);
        assertThat(scores(session)).hasSize(1);
    }

    @Test
    void findsByItselfWhatWasInterruptedBetweenTheKeyAndTheMarking() {
        Exam exam = Exam.of(Exam.CHOICE);
        AssessmentCompleted session = exam.completed(Exam.RIGHT);
        deliver(session);
        storeQuietly(exam.keys().getFirst());
        clock.advance(Duration.ofMinutes(1));

        lateKeys.reconcile();

        assertThat(awaitScore(session).event().status()).isEqualTo(Status.FINAL);
    }

    @Test
    void putsASessionThatContradictsItselfAsideAndGoesOn() {
        Exam exam = Exam.of(Exam.CHOICE);
        publishKeys(exam);
        AssessmentCompleted wrong = Exam.of(Exam.ESSAY).completed(Exam.RIGHT);
        AssessmentCompleted right = exam.session(wrong.sessionId(), Exam.RIGHT);

        complete(wrong);
        complete(right);

        ConsumerRecord<String, byte[]> dead = awaitDeadLetter(wrong.sessionId());
        assertThat(reason(dead)).contains("SINGLE_CHOICE").contains("FREE_TEXT");
        assertThat(awaitScore(right).event().percent()).isEqualByComparingTo("100");
    }

    @Test
    void putsAsideASessionThatAKeyDoesNotFit() {
        Exam exam = Exam.of(Exam.CHOICE);
        AssessmentCompleted session = exam.completed(Exam.RIGHT);
        storeQuietly(ofKind(Exam.NUMBER, exam.keys().getFirst()));

        complete(session);

        assertThat(reason(awaitDeadLetter(session.sessionId()))).contains("NUMERIC");
        get(Role.RECRUITER, "/results/" + session.sessionId()).expectStatus().isNotFound();
    }

    @Test
    void putsALateKeyAsideThatAWaitingSessionDoesNotFitAndMarksTheOthers() {
        Exam exam = Exam.of(Exam.NUMBER);
        AnswerKeyPublished key = exam.keys().getFirst();
        AssessmentCompleted misfit =
                new Exam(exam.assessmentId(), exam.scheme(), List.of(ofKind(Exam.CHOICE, key))).completed(Exam.RIGHT);
        AssessmentCompleted session = exam.completed(new Answer.Numeric(new BigDecimal("42")));
        deliver(misfit);
        deliver(session);

        publishKeys(exam);

        assertThat(reason(awaitDeadLetter(key.key()))).contains(misfit.sessionId());
        assertThat(awaitScore(session).event().percent()).isEqualByComparingTo("100");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"sessionId\": 7}", "{\"items\": null}", "\u0000"})
    void putsAMalformedRecordAsideAndGoesOn(String value) {
        Exam exam = Exam.of(Exam.CHOICE);
        publishKeys(exam);
        AssessmentCompleted session = exam.completed(Exam.RIGHT);

        publishMalformed(session.sessionId(), value);
        complete(session);

        awaitDeadLetter(session.sessionId());
        awaitScore(session);
    }

    @Test
    void putsAsideAKeyByWhichNothingCanBeMarked() {
        Exam exam = Exam.of(new AnswerKey.MultipleChoice(Set.of()));

        publishKeys(exam);

        assertThat(reason(awaitDeadLetter(exam.keys().getFirst().key()))).contains("names no option");
    }

    private void deliver(AssessmentCompleted session) {
        listener.on(new Received<>(sealed(session), "an-id", organization, 5, clock.instant()));
    }

    /** As if the service had been stopped right after. */
    private void storeQuietly(AnswerKeyPublished key) {
        mongo.save(new StoredKey(
                organization + "/" + key.key(),
                organization,
                key.questionId(),
                key.version(),
                key.answerKey(),
                key.prompt(),
                key.guidance()));
    }

    private static AnswerKeyPublished ofKind(AnswerKey other, AnswerKeyPublished key) {
        return new AnswerKeyPublished(
                key.questionId(), key.version(), key.marks(), other, key.prompt(), key.guidance(), key.publishedAt());
    }
}
