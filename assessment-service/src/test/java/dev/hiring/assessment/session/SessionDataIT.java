package dev.hiring.assessment.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Duration;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

import dev.hiring.assessment.Stage;
import dev.hiring.assessment.Stage.Taking;
import dev.hiring.events.AssessmentEvent.AssessmentCompleted;
import dev.hiring.events.AssessmentEvent.CandidateInvited;
import dev.hiring.events.AssessmentEvent.InvitationCancelled;
import dev.hiring.events.CandidateEvent.ApplicationReceived;
import dev.hiring.events.CandidateEvent.ApplicationWithdrawn;
import dev.hiring.events.Event;
import dev.hiring.events.PrivacyEvent.CandidateErased;
import dev.hiring.events.PrivacyEvent.Erased;
import dev.hiring.events.PrivacyEvent.ErasureCompleted;
import dev.hiring.events.QuestionKind;
import dev.hiring.kit.consume.Received;
import dev.hiring.kit.privacy.CandidateKeys;
import dev.hiring.kit.security.Role;
import dev.hiring.testkit.Api;
import dev.hiring.testkit.ServiceTest;
import dev.hiring.testkit.SettableClock;
import dev.hiring.testkit.TestEvents;

/** What is held of a candidate: sealed, exported, erased. */
@ServiceTest
class SessionDataIT {

    private static final String CANARY = "canary-5e1f";
    private static final String ANSWER = "{\"kind\":\"FREE_TEXT\",\"text\":\"" + CANARY + "\"}";

    @Autowired
    private Api api;

    @Autowired
    private TestEvents events;

    @Autowired
    private SettableClock clock;

    @Autowired
    private CandidateKeys keys;

    @Autowired
    private MongoOperations mongo;

    @Autowired
    private SessionData data;

    @Autowired
    private SessionSweep sweep;

    private Stage stage;
    private String assessmentId;

    @BeforeEach
    void publishAnAssessmentOfEveryKind() {
        stage = new Stage(api, events, clock, keys);
        stage.questions("java", 1);
        assessmentId = stage.assessment("java", 6);
    }

    @Test
    void storesAndTellsNoAnswerInTheOpen() {
        Taking taking = answered();

        assertThat(everythingStored()).contains(taking.sessionId()).doesNotContain(CANARY);
        assertThat(answer(taking.look())).isEqualTo(CANARY);
        taking.submit().expectStatus().isOk();

        events.await(AssessmentCompleted.class, e -> e.sessionId().equals(taking.sessionId()));
        assertThat(events.records())
                .allSatisfy(
                        record -> assertThat(new String(record.value(), UTF_8)).doesNotContain(CANARY));
        assertThat(everythingStored()).doesNotContain(CANARY);
    }

    @Test
    void exportsWhatACandidateAnsweredToAnAdminAlone() {
        Taking taking = answered();
        String candidateId = candidateOf(taking);
        taking.submit().expectStatus().isOk();

        JsonNode exported = Stage.get(admin(), personalData(candidateId)).get("sessions");

        assertThat(exported).hasSize(1);
        assertThat(exported.get(0).get("sessionId").asString()).isEqualTo(taking.sessionId());
        assertThat(exported.get(0).get("state").asString()).isEqualTo("COMPLETED");
        assertThat(exported.get(0).get("questions")).hasSize(6);
        assertThat(exported.get(0).get("questions").valueStream())
                .filteredOn(question -> !question.get("answer").isNull())
                .singleElement()
                .satisfies(question -> assertThat(
                                question.get("answer").get("text").asString())
                        .isEqualTo(CANARY));
        assertThat(Stage.get(admin(), "/api/v1/candidates/" + candidateId + "/accesses/assessment-service")
                        .get("items"))
                .hasSize(1);
        stage.recruiter()
                .get()
                .uri(personalData(candidateId))
                .exchange()
                .expectStatus()
                .isForbidden();
        Stage.problem(
                api.as("globex", Role.ADMIN)
                        .get()
                        .uri(personalData(candidateId))
                        .exchange(),
                HttpStatus.NOT_FOUND,
                "not-found");
    }

    @Test
    void erasesARunningTestOnce() {
        Taking taking = answered();
        String candidateId = candidateOf(taking);

        stage.erase(candidateId);

        ErasureCompleted erasure = stage.awaitErasure(candidateId);
        assertThat(erasure.service()).isEqualTo("assessment-service");
        assertThat(erasure.erased()).containsExactly(new Erased("sessions", 1));
        events.await(InvitationCancelled.class, e -> e.sessionId().equals(taking.sessionId()));
        assertRefused(taking);
        Document erased = stored(taking.sessionId());
        assertThat(erased.toString()).doesNotContain("tokenHash", "savedAt", "answer");
        assertThat(data.erase(stage.organization, candidateId)).isEqualTo(1);
        stage.erase(candidateId);
        clock.advance(Duration.ofDays(30));
        sweep.run();

        events.awaitHandled(CandidateErased.class, stage.organization, candidateId);
        assertThat(events.all(ErasureCompleted.class))
                .filteredOn(e -> e.event().candidateId().equals(candidateId))
                .extracting(Received::id)
                .as("an answer each time it was asked for")
                .hasSize(2);
        assertThat(stored(taking.sessionId()).get("version")).isEqualTo(erased.get("version"));
        assertThat(ofSession(AssessmentCompleted.class, taking.sessionId())).isZero();
        assertThat(Stage.get(admin(), personalData(candidateId))
                        .get("sessions")
                        .get(0)
                        .toString())
                .doesNotContain(CANARY);
        assertThat(Stage.get(stage.recruiter(), "/api/v1/invitations/" + taking.sessionId())
                        .get("state")
                        .asString())
                .isEqualTo("CANCELLED");
    }

    @Test
    void erasesASubmittedTestAndAnOpenInvitation() {
        Taking submitted = answered();
        String candidateId = candidateOf(submitted);
        submitted.submit().expectStatus().isOk();
        ApplicationReceived second = stage.application(assessmentId, "another job", candidateId);
        events.publish(stage.organization, 1, second);
        CandidateInvited invited = events.await(
                        CandidateInvited.class, e -> e.applicationId().equals(second.applicationId()))
                .event();
        String token = stage.token(invited.sessionId());

        stage.erase(candidateId);

        assertThat(stage.awaitErasure(candidateId).erased()).containsExactly(new Erased("sessions", 2));
        events.await(InvitationCancelled.class, e -> e.sessionId().equals(invited.sessionId()));
        assertRefused(submitted);
        Stage.problem(
                api.withBearer(token)
                        .post()
                        .uri("/api/v1/sessions/" + invited.sessionId() + "/start")
                        .exchange(),
                HttpStatus.NOT_FOUND,
                "not-found");
        Stage.problem(
                stage.recruiter()
                        .post()
                        .uri("/api/v1/invitations/" + invited.sessionId() + "/links")
                        .exchange(),
                HttpStatus.CONFLICT,
                "invitation-cancelled");
        assertThat(stored(submitted.sessionId()).get("state")).isEqualTo("COMPLETED");
        assertThat(ofSession(InvitationCancelled.class, submitted.sessionId())).isZero();
    }

    @Test
    void refusesWhoseKeyIsGoneBeforeTheSessionIsErased() {
        Taking taking = answered();
        String sessionId = stage.invite(assessmentId).sessionId();
        String candidateId = stored(sessionId).get("applicant", Document.class).getString("candidateId");
        Taking waiting = new Taking(sessionId, stage.candidate(sessionId), taking.view());

        keys.destroy(stage.organization, candidateOf(taking));
        keys.destroy(stage.organization, candidateId);

        Stage.problem(taking.answer(QuestionKind.FREE_TEXT, ANSWER), HttpStatus.NOT_FOUND, "not-found");
        Stage.problem(taking.candidate().get().uri(taking.uri("")).exchange(), HttpStatus.NOT_FOUND, "not-found");
        Stage.problem(
                waiting.candidate().post().uri(waiting.uri("/start")).exchange(), HttpStatus.NOT_FOUND, "not-found");
        assertThat(stored(sessionId).get("state")).isEqualTo("INVITED");
        taking.submit().expectStatus().isOk();
    }

    @Test
    void invitesNobodyWhoWasErased() {
        String candidateId = stage.candidateWithKey();
        keys.destroy(stage.organization, candidateId);
        ApplicationReceived application = stage.application(assessmentId, "job", candidateId);

        events.publish(stage.organization, 1, application);
        // Comes after it on the same partition: when it has been handled, the other has.
        events.publish(
                stage.organization,
                2,
                new ApplicationWithdrawn(application.applicationId(), candidateId, "job", clock.instant()));

        await().atMost(Api.PATIENCE)
                .until(() -> mongo.exists(
                        query(where("_id").is(stage.organization + "/application/" + application.applicationId())),
                        "closures"));
        assertThat(mongo.findById(
                        Session.idFor(stage.organization, application.applicationId(), assessmentId), Session.class))
                .isNull();
        assertThat(events.records())
                .noneMatch(record -> record.topic().endsWith(".dlt")
                        && application.applicationId().equals(record.key()));
    }

    @Test
    void putsAnApplicationAsideWhoseCandidateNeverHadAKey() {
        ApplicationReceived application = stage.application(assessmentId, "job", "nobody-" + stage.organization);

        events.publish(stage.organization, 1, application);

        events.awaitDeadLetter(record -> application.applicationId().equals(record.key()));
    }

    private Taking answered() {
        Taking taking = stage.start(assessmentId);
        taking.answer(QuestionKind.FREE_TEXT, ANSWER).expectStatus().isOk();
        return taking;
    }

    private static String answer(JsonNode view) {
        return view.get("questions")
                .valueStream()
                .filter(question -> !question.get("answer").isNull())
                .map(question -> question.get("answer").get("text").asString())
                .findFirst()
                .orElseThrow();
    }

    private void assertRefused(Taking taking) {
        Stage.problem(taking.answer(QuestionKind.FREE_TEXT, ANSWER), HttpStatus.NOT_FOUND, "not-found");
        Stage.problem(taking.submit(), HttpStatus.NOT_FOUND, "not-found");
        Stage.problem(taking.candidate().get().uri(taking.uri("")).exchange(), HttpStatus.NOT_FOUND, "not-found");
    }

    private <E extends Event> long ofSession(Class<? extends E> type, String sessionId) {
        return events.all(type).stream()
                .filter(e -> e.event().key().equals(sessionId))
                .count();
    }

    private String candidateOf(Taking taking) {
        return stored(taking.sessionId()).get("applicant", Document.class).getString("candidateId");
    }

    private Document stored(String sessionId) {
        return Objects.requireNonNull(
                mongo.findById(sessionId, Document.class, mongo.getCollectionName(Session.class)));
    }

    private String everythingStored() {
        StringBuilder all = new StringBuilder();
        mongo.getCollectionNames().forEach(name -> all.append(mongo.findAll(Document.class, name)));
        return all.toString();
    }

    private RestTestClient admin() {
        return api.as(stage.organization, Role.ADMIN);
    }

    private static String personalData(String candidateId) {
        return "/api/v1/candidates/" + candidateId + "/personal-data/assessment-service";
    }
}
