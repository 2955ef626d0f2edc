package dev.hiring.scoring.result;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

import dev.hiring.events.Answer;
import dev.hiring.events.AnswerKeyEvent.AnswerKeyPublished;
import dev.hiring.events.AssessmentEvent.AssessmentCompleted;
import dev.hiring.events.PrivacyEvent.Erased;
import dev.hiring.events.PrivacyEvent.ErasureCompleted;
import dev.hiring.events.ScoreEvent.Status;
import dev.hiring.kit.privacy.CandidateKey;
import dev.hiring.kit.security.Role;
import dev.hiring.scoring.Exam;
import dev.hiring.scoring.ScoringTest;
import dev.hiring.scoring.answerkey.StoredKey;
import dev.hiring.testkit.Api;
import dev.hiring.testkit.ServiceTest;
import dev.hiring.testkit.SettableClock;
import dev.hiring.testkit.Tokens;

/** What is held of a candidate: sealed, exported, erased, and who has read it. */
@ServiceTest
class ResultDataIT extends ScoringTest {

    private static final String COMMENT = "remark-5e1f";

    @Autowired
    SettableClock clock;

    @Autowired
    Tokens tokens;

    @Autowired
    LateKeys lateKeys;

    @Autowired
    ResultData data;

    @Autowired
    MongoOperations mongo;

    private final String canary = "canary-" + UUID.randomUUID();
    private final Exam exam = Exam.of(Exam.CHOICE, Exam.ESSAY);
    private final AssessmentCompleted session = exam.completed(Exam.RIGHT, new Answer.FreeText(canary));
    private final String candidateId = session.candidateId();

    @Test
    void storesNoAnswerInTheOpen() {
        open();
        AssessmentCompleted waiting = Exam.of(Exam.ESSAY).completed(new Answer.FreeText(canary));
        complete(waiting);
        awaitStored(waiting.sessionId(), Result.class);

        for (String collection : mongo.getCollectionNames()) {
            assertThat(mongo.findAll(Document.class, collection).toString()).doesNotContain(canary);
        }
        assertThat(events.records())
                .allSatisfy(
                        record -> assertThat(new String(record.value(), UTF_8)).doesNotContain(canary));
        assertThat(body(get(Role.REVIEWER, "/reviews/" + session.sessionId()))).contains(canary);
    }

    @Test
    void doesNotMarkWhatAnErasedCandidateAnswered() {
        publishKeys(exam);
        AssessmentCompleted told = sealed(session);
        keys.destroy(organization, candidateId);

        events.publish(organization, 5, told);

        assertHandledWithoutDeadLetter();
        get(Role.RECRUITER, "/results/" + session.sessionId()).expectStatus().isNotFound();
        assertThat(scores(session)).isEmpty();
    }

    @Test
    void putsASessionAsideWhoseCandidateNeverHadAKey() {
        publishKeys(exam);

        events.publish(organization, 5, session);

        assertThat(reason(awaitDeadLetter(session.sessionId()))).contains("has never held a key");
    }

    @Test
    void putsASessionAsideThatAnotherKeySealed() {
        publishKeys(exam);
        keys.create(organization, candidateId);

        events.publish(organization, 5, Exam.sealed(session, keys.create(organization, "other-" + candidateId)));

        assertThat(reason(awaitDeadLetter(session.sessionId()))).doesNotContain(canary);
    }

    @Test
    void leavesWhatWaitsForKeysAsItIsOnceTheCandidateIsErased() {
        complete(session);
        awaitStored(session.sessionId(), Result.class);
        clock.advance(Duration.ofMinutes(1));
        keys.destroy(organization, candidateId);

        publishKeys(exam);
        for (AnswerKeyPublished key : exam.keys()) {
            awaitStored(organization + "/" + key.key(), StoredKey.class);
        }
        lateKeys.reconcile();
        assertThat(stored().get("status")).isEqualTo("WAITING_FOR_KEYS");
        assertThat(data.erase(organization, candidateId)).isEqualTo(1);
        assertThat(stored()).containsEntry("status", "ERASED").doesNotContainKey("waiting");
        lateKeys.reconcile();
        assertThat(scores(session)).isEmpty();
    }

    @Test
    void exportsAnswersMarksAndCommentsToAnAdminAlone() {
        open();
        mark().expectStatus().isOk();

        String exported = body(get(Role.ADMIN, personalData()).expectStatus().isOk());

        assertThat(exported).contains(canary, COMMENT);
        assertThat(ScoringTest.<List<String>>read(exported, "$.results[*].sessionId"))
                .containsExactly(session.sessionId());
        assertThat(ScoringTest.<String>read(exported, "$.results[0].items[0].answer.option"))
                .isEqualTo("b");
        assertThat(ScoringTest.<String>read(exported, "$.results[0].status")).isEqualTo("FINAL");
        for (String role : List.of(Role.ATS, Role.RECRUITER, Role.REVIEWER, Role.ANALYST, Role.OPERATOR)) {
            get(role, personalData()).expectStatus().isForbidden();
        }
        for (String path : List.of(personalData(), accesses())) {
            api.as("another-" + organization, Role.ADMIN)
                    .get()
                    .uri("/api/v1" + path)
                    .exchange()
                    .expectStatus()
                    .isNotFound();
        }
    }

    @Test
    void putsDownWhoHasReadAnswers() {
        open();
        get(Role.REVIEWER, "/reviews");
        get(Role.RECRUITER, "/results/" + session.sessionId());
        assertThat(ScoringTest.<List<?>>read(body(get(Role.ADMIN, accesses())), "$.items"))
                .isEmpty();

        get(Role.REVIEWER, "/reviews/" + session.sessionId());
        mark();
        get(Role.ADMIN, personalData());

        String log = body(get(Role.ADMIN, accesses()).expectStatus().isOk());
        assertThat(ScoringTest.<List<String>>read(log, "$.items[*].what"))
                .containsExactlyInAnyOrder("answers", "answers", "personal-data");
        assertThat(ScoringTest.<List<String>>read(log, "$.items[?(@.what == 'answers')].by"))
                .containsOnly(Role.REVIEWER + "@" + organization);
        for (String role : List.of(Role.ATS, Role.RECRUITER, Role.REVIEWER, Role.ANALYST, Role.OPERATOR)) {
            get(role, accesses()).expectStatus().isForbidden();
        }
    }

    @Test
    void erasesAnswersAndCommentsAndKeepsFigures() {
        open();
        mark().expectStatus().isOk();

        erase(candidateId);

        assertThat(awaitErasure().erased()).containsExactly(new Erased("results", 1));
        assertThat(stored().toString()).doesNotContain(COMMENT, "answer=", "comment");
        get(Role.RECRUITER, "/results/" + session.sessionId())
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("FINAL")
                .jsonPath("$.percent")
                .isEqualTo(100.0)
                .jsonPath("$.cohort.n")
                .isEqualTo(1);
        assertNoReview("DONE");
        assertThat(body(get(Role.ADMIN, personalData()))).doesNotContain(canary, COMMENT);
    }

    @Test
    void takesWhatIsErasedOutOfTheReviewsAndErasesOnce() {
        open();
        CandidateKey lastKey = keys.create(organization, candidateId);

        erase(candidateId);

        assertThat(awaitErasure().service()).isEqualTo("scoring-service");
        assertNoReview("PENDING");
        mark().expectStatus().isNotFound();
        get(Role.RECRUITER, "/results/" + session.sessionId())
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("ERASED")
                .jsonPath("$.cohort")
                .isEqualTo(null);
        Object version = stored().get("version");
        AssessmentCompleted again = Exam.sealed(session, lastKey);
        assertThat(data.erase(organization, candidateId)).isEqualTo(1);
        erase(candidateId);
        events.publish(organization, 6, again);
        assertHandledWithoutDeadLetter();
        assertThat(stored().get("version")).isEqualTo(version);
        assertThat(scores(session)).hasSize(1);
    }

    @Test
    void hasNoReviewOfWhoseKeyIsGoneBeforeTheResultIsErased() {
        open();

        keys.destroy(organization, candidateId);

        get(Role.REVIEWER, "/reviews/" + session.sessionId()).expectStatus().isNotFound();
        mark().expectStatus().isNotFound();
        assertThat(stored().get("status")).isEqualTo("AWAITING_REVIEW");
    }

    private void open() {
        publishKeys(exam);
        assertThat(score(session).status()).isEqualTo(Status.AWAITING_REVIEW);
    }

    private ResponseSpec mark() {
        return api.withBearer(tokens.bearer(organization, Role.REVIEWER))
                .put()
                .uri("/api/v1/reviews/{session}/items/{question}", session.sessionId(), exam.question(1))
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.IF_MATCH, "*")
                .body("""
                        {"criteria": [{"id": "depth", "marks": 6, "comment": "%s"}, {"id": "clarity", "marks": 4}]}
                        """.formatted(COMMENT))
                .exchange();
    }

    private String personalData() {
        return "/candidates/" + candidateId + "/personal-data/scoring-service";
    }

    private String accesses() {
        return "/candidates/" + candidateId + "/accesses/scoring-service";
    }

    private void assertNoReview(String state) {
        get(Role.REVIEWER, "/reviews?state=" + state)
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(0);
        get(Role.REVIEWER, "/reviews/" + session.sessionId()).expectStatus().isNotFound();
    }

    private ErasureCompleted awaitErasure() {
        return events.await(ErasureCompleted.class, e -> e.candidateId().equals(candidateId))
                .event();
    }

    /** What is put aside behind it under the same key shows that it has been handled, and is the only dead letter. */
    private void assertHandledWithoutDeadLetter() {
        publishMalformed(session.sessionId(), "{");
        awaitDeadLetter(session.sessionId());
        assertThat(events.records())
                .filteredOn(record ->
                        record.topic().endsWith(".dlt") && session.sessionId().equals(record.key()))
                .singleElement()
                .satisfies(dead -> assertThat(new String(dead.value(), UTF_8)).isEqualTo("{"));
    }

    private void awaitStored(String id, Class<?> type) {
        await().atMost(Api.PATIENCE).until(() -> mongo.findById(id, type) != null);
    }

    private Document stored() {
        return Objects.requireNonNull(mongo.findById(session.sessionId(), Document.class, "results"));
    }
}
