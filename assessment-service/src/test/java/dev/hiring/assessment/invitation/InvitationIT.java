package dev.hiring.assessment.invitation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

import dev.hiring.assessment.Stage;
import dev.hiring.assessment.Stage.Taking;
import dev.hiring.assessment.session.Session;
import dev.hiring.events.AssessmentEvent.CandidateInvited;
import dev.hiring.events.AssessmentEvent.InvitationCancelled;
import dev.hiring.events.CandidateEvent.ApplicationReceived;
import dev.hiring.events.CandidateEvent.ApplicationWithdrawn;
import dev.hiring.events.CandidateEvent.JobClosed;
import dev.hiring.kit.consume.Received;
import dev.hiring.kit.privacy.CandidateKeys;
import dev.hiring.kit.security.Role;
import dev.hiring.testkit.Api;
import dev.hiring.testkit.ServiceTest;
import dev.hiring.testkit.SettableClock;
import dev.hiring.testkit.TestEvents;

/** The organization's view of its sessions, and what the candidate service's events do to them. */
@ServiceTest
class InvitationIT {

    private static final String URI = "/api/v1/invitations";

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

    private Stage stage;
    private String assessmentId;
    private String jobId;

    @BeforeEach
    void publishAnAssessment() {
        stage = new Stage(api, events, clock, keys);
        stage.questions("java", 1);
        assessmentId = stage.assessment("java", 3);
        jobId = UUID.randomUUID().toString();
    }

    @Test
    void listsByApplicationAssessmentAndState() {
        CandidateInvited first = stage.invite(assessmentId, jobId);
        CandidateInvited second = stage.invite(assessmentId, jobId);
        stage.recruiter().post().uri(URI + "/" + second.sessionId() + "/cancel").exchange();

        assertThat(sessions("")).containsExactlyInAnyOrder(first.sessionId(), second.sessionId());
        assertThat(sessions("?applicationId=" + first.applicationId())).containsExactly(first.sessionId());
        assertThat(sessions("?applicationId=" + first.applicationId() + "&state=STARTED"))
                .isEmpty();
        assertThat(sessions("?assessmentId=" + assessmentId + "&state=CANCELLED"))
                .containsExactly(second.sessionId());
        assertThat(sessions("?assessmentId=unknown")).isEmpty();
        JsonNode page = Stage.get(stage.recruiter(), URI + "?limit=1");
        assertThat(sessions("?limit=1&cursor=" + page.get("next").asString()))
                .hasSize(1)
                .doesNotContain(page.get("items").get(0).get("sessionId").asString());
        Stage.invalid(stage.recruiter().get().uri(URI + "?state=GONE").exchange(), "state");
    }

    private List<String> sessions(String query) {
        return Stage.get(stage.recruiter(), URI + query)
                .get("items")
                .valueStream()
                .map(item -> item.get("sessionId").asString())
                .toList();
    }

    @Test
    void showsHowFarTheTestIs() {
        Taking taking = stage.start(assessmentId);
        taking.submit();

        JsonNode invitation = Stage.get(stage.recruiter(), URI + "/" + taking.sessionId());

        assertThat(invitation.get("state").asString()).isEqualTo("COMPLETED");
        assertThat(invitation.get("assessmentId").asString()).isEqualTo(assessmentId);
        assertThat(invitation.get("startedAt")).isEqualTo(taking.view().get("startedAt"));
        assertThat(invitation.get("completedAt").isNull()).isFalse();
    }

    @Test
    void keepsNothingButTheHashOfAToken() {
        String sessionId = stage.invite(assessmentId).sessionId();
        String token = stage.token(sessionId);

        String stored =
                String.valueOf(mongo.findById(sessionId, Document.class, mongo.getCollectionName(Session.class)));

        assertThat(stored).contains("tokenHash").doesNotContain(token);
        assertThat(token).matches("inv_[A-Za-z0-9_-]{43}");
    }

    @Test
    void givesAFreshTokenEvenForARepeatedRequest() {
        String sessionId = stage.invite(assessmentId).sessionId();
        List<String> tokens =
                Stream.generate(() -> linkWithKey(sessionId)).limit(2).toList();

        assertThat(tokens).doesNotHaveDuplicates();
        assertThat(mongo.getCollectionNames())
                .allSatisfy(
                        name -> assertThat(mongo.findAll(Document.class, name).toString())
                                .doesNotContain(tokens));
    }

    @Test
    void leadsTheCandidateInTheVersionThatWasAsked() {
        String sessionId = stage.invite(assessmentId).sessionId();

        stage.recruiter()
                .post()
                .uri("/api/v2/invitations/" + sessionId + "/links")
                .exchange()
                .expectHeader()
                .location("http://127.0.0.1:8080/api/v2/sessions/" + sessionId)
                .expectBody()
                .jsonPath("$.url")
                .isEqualTo("http://127.0.0.1:8080/api/v2/sessions/" + sessionId);
    }

    private String linkWithKey(String sessionId) {
        JsonNode link = Objects.requireNonNull(stage.recruiter()
                .post()
                .uri(URI + "/" + sessionId + "/links")
                .header("Idempotency-Key", "the same")
                .exchange()
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueEquals("Cache-Control", "no-store")
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody());
        assertThat(link.get("url").asString()).isEqualTo("http://127.0.0.1:8080/api/v1/sessions/" + sessionId);
        return link.get("token").asString();
    }

    @Test
    void letsOnlyTheLastFiveLinksIn() {
        String sessionId = stage.invite(assessmentId).sessionId();
        List<String> tokens =
                IntStream.range(0, 6).mapToObj(_ -> stage.token(sessionId)).toList();

        assertThat(tokens.stream()
                        .map(token -> api.withBearer(token)
                                .get()
                                .uri("/api/v1/sessions/" + sessionId)
                                .exchange()
                                .returnResult()
                                .getStatus()
                                .value()))
                .containsExactly(404, 200, 200, 200, 200, 200);
    }

    @Test
    void cancelsUntilTheStart() {
        String sessionId = stage.invite(assessmentId).sessionId();
        RestTestClient candidate = stage.candidate(sessionId);

        cancel(sessionId).expectStatus().isOk();
        cancel(sessionId).expectStatus().isOk();

        events.await(InvitationCancelled.class, e -> e.sessionId().equals(sessionId));
        Stage.problem(
                candidate.post().uri("/api/v1/sessions/" + sessionId + "/start").exchange(),
                HttpStatus.CONFLICT,
                "invitation-cancelled");
        Stage.problem(
                stage.recruiter().post().uri(URI + "/" + sessionId + "/links").exchange(),
                HttpStatus.CONFLICT,
                "invitation-cancelled");
        Stage.problem(cancel(stage.start(assessmentId).sessionId()), HttpStatus.CONFLICT, "session-started");
    }

    private RestTestClient.ResponseSpec cancel(String sessionId) {
        return stage.recruiter().post().uri(URI + "/" + sessionId + "/cancel").exchange();
    }

    @Test
    void cancelsWhoHasNotStartedWhenTheJobIsClosed() {
        CandidateInvited waiting = stage.invite(assessmentId, jobId);
        CandidateInvited elsewhere = stage.invite(assessmentId, "another job");
        CandidateInvited going = stage.invite(assessmentId, jobId);
        Stage.post(
                stage.candidate(going.sessionId()),
                "/api/v1/sessions/" + going.sessionId() + "/start",
                null,
                HttpStatus.OK);

        events.publish(stage.organization, 2, new JobClosed(jobId, clock.instant()));
        awaitState(waiting.sessionId(), "CANCELLED");

        assertThat(state(elsewhere.sessionId())).isEqualTo("INVITED");
        assertThat(state(going.sessionId())).isEqualTo("STARTED");
    }

    @Test
    void cancelsAtOnceWhoAppliedForAClosedJob() {
        CandidateInvited before = stage.invite(assessmentId, jobId);
        events.publish(stage.organization, 2, new JobClosed(jobId, clock.instant()));
        awaitState(before.sessionId(), "CANCELLED");

        awaitState(stage.invite(assessmentId, jobId).sessionId(), "CANCELLED");
    }

    @Test
    void leavesNobodyWaitingWhoAppliedWhileTheJobWasClosed() {
        List<ApplicationReceived> applications = Stream.generate(() -> stage.application(assessmentId, jobId))
                .limit(20)
                .toList();

        applications.subList(0, 10).forEach(application -> events.publish(stage.organization, 1, application));
        events.publish(stage.organization, 2, new JobClosed(jobId, clock.instant()));
        applications.subList(10, 20).forEach(application -> events.publish(stage.organization, 1, application));

        applications.forEach(application ->
                events.await(InvitationCancelled.class, e -> e.applicationId().equals(application.applicationId())));
        assertThat(sessions("?state=INVITED")).isEmpty();
    }

    @Test
    void cancelsWhoWithdrew() {
        CandidateInvited invited = stage.invite(assessmentId, jobId);

        events.publish(
                stage.organization,
                2,
                new ApplicationWithdrawn(invited.applicationId(), invited.candidateId(), jobId, clock.instant()));

        awaitState(invited.sessionId(), "CANCELLED");
    }

    @Test
    void cancelsAtOnceWhoseWithdrawalCameFirst() {
        ApplicationReceived application = stage.application(assessmentId, jobId);

        events.publish(
                stage.organization,
                2,
                new ApplicationWithdrawn(
                        application.applicationId(), application.candidateId(), jobId, clock.instant()));
        events.publish(stage.organization, 1, application);

        events.await(InvitationCancelled.class, e -> e.applicationId().equals(application.applicationId()));
    }

    @Test
    void rejectsAnApplicationForAnAssessmentThatTheOrganizationDoesNotHave() {
        Stage other = new Stage(api, events, clock, keys);
        ApplicationReceived application = other.application(assessmentId, jobId);

        events.publish(other.organization, 1, application);

        ConsumerRecord<String, byte[]> dead =
                events.awaitDeadLetter(record -> application.applicationId().equals(record.key()));
        assertThat(Stream.of(dead.headers().toArray()).map(header -> new String(header.value(), UTF_8)))
                .anyMatch(reason -> reason.contains("which the organization has not published"));
        assertThat(events.all(CandidateInvited.class))
                .noneMatch(e -> e.event().applicationId().equals(application.applicationId()));
    }

    @Test
    void invitesToEveryTestOfTheJobOnce() {
        String second = stage.assessment("java", 2);
        ApplicationReceived application =
                stage.application(List.of(assessmentId, second), jobId, stage.candidateWithKey());

        events.publish(stage.organization, 1, application);
        events.publish(stage.organization, 1, application);
        events.awaitHandled(ApplicationReceived.class, stage.organization, application.applicationId());

        List<CandidateInvited> invited = events.all(CandidateInvited.class).stream()
                .map(Received::event)
                .filter(e -> e.applicationId().equals(application.applicationId()))
                .toList();
        assertThat(invited).extracting(CandidateInvited::assessmentId).containsExactlyInAnyOrder(assessmentId, second);
        assertThat(sessions("?applicationId=" + application.applicationId()))
                .containsExactlyInAnyOrderElementsOf(
                        invited.stream().map(CandidateInvited::sessionId).toList());
        assertThat(sessions("?applicationId=" + application.applicationId() + "&assessmentId=" + second))
                .hasSize(1);
    }

    @Test
    void cancelsEveryTestOfWhoWithdrew() {
        String second = stage.assessment("java", 2);
        ApplicationReceived application =
                stage.application(List.of(assessmentId, second), jobId, stage.candidateWithKey());
        events.publish(stage.organization, 1, application);
        await().atMost(Api.PATIENCE)
                .until(() -> sessions("?applicationId=" + application.applicationId())
                                .size()
                        == 2);

        events.publish(
                stage.organization,
                2,
                new ApplicationWithdrawn(
                        application.applicationId(), application.candidateId(), jobId, clock.instant()));

        await().atMost(Api.PATIENCE)
                .until(() -> sessions("?state=CANCELLED&applicationId=" + application.applicationId())
                                .size()
                        == 2);
    }

    @Test
    void callsTheOtherTestsOffWithOneThatIsCancelled() {
        String begun = stage.assessment("java", 1);
        String waiting = stage.assessment("java", 2);
        List<String> sessions = invite(List.of(assessmentId, begun, waiting));
        startTest(sessions.get(1));

        cancel(sessions.get(0)).expectStatus().isOk();

        assertThat(state(sessions.get(2))).isEqualTo("CANCELLED");
        assertThat(state(sessions.get(1))).isEqualTo("STARTED");
    }

    @Test
    void callsTheOtherTestsOffWithOneThatExpires() {
        String begun = stage.assessment("java", 1);
        String waiting = stage.assessment("java", 2, 30);
        List<String> sessions = invite(List.of(assessmentId, begun, waiting));
        startTest(sessions.get(1));

        clock.advance(Duration.ofDays(15));

        awaitState(sessions.get(0), "EXPIRED");
        awaitState(sessions.get(2), "CANCELLED");
        awaitState(sessions.get(1), "COMPLETED");
    }

    @Test
    void letsAllExpireWhoseTimeIsOver() {
        List<String> sessions = invite(List.of(assessmentId, stage.assessment("java", 1)));

        clock.advance(Duration.ofDays(15));

        sessions.forEach(sessionId -> awaitState(sessionId, "EXPIRED"));
    }

    @Test
    void letsNobodyBeginATestThatCannotCountEvenIfNobodyCouldCallItOff() {
        List<String> sessions = invite(List.of(assessmentId, stage.assessment("java", 2)));
        RestTestClient candidate = stage.candidate(sessions.get(1));
        // As by an instance that dies as soon as it has stored this.
        mongo.updateFirst(
                Query.query(Criteria.where("_id").is(sessions.get(0))),
                Update.update("state", "CANCELLED"),
                Session.class);

        Stage.problem(
                candidate
                        .post()
                        .uri("/api/v1/sessions/" + sessions.get(1) + "/start")
                        .exchange(),
                HttpStatus.CONFLICT,
                "invitation-cancelled");
    }

    /** The sessions of somebody who applied for a job that asks for all of them, in their order. */
    private List<String> invite(List<String> assessmentIds) {
        ApplicationReceived application = stage.application(assessmentIds, jobId, stage.candidateWithKey());
        events.publish(stage.organization, 1, application);
        return assessmentIds.stream()
                .map(id -> events.await(
                                CandidateInvited.class,
                                e -> e.applicationId().equals(application.applicationId())
                                        && e.assessmentId().equals(id))
                        .event()
                        .sessionId())
                .toList();
    }

    private void startTest(String sessionId) {
        Stage.post(stage.candidate(sessionId), "/api/v1/sessions/" + sessionId + "/start", null, HttpStatus.OK);
    }

    @Test
    void invitesToNoTestWhereOneOfThemIsUnknown() {
        ApplicationReceived application =
                stage.application(List.of(assessmentId, "unknown"), jobId, stage.candidateWithKey());

        events.publish(stage.organization, 1, application);

        events.awaitDeadLetter(record -> application.applicationId().equals(record.key()));
        assertThat(sessions("?applicationId=" + application.applicationId())).isEmpty();
    }

    @Test
    void isUnknownToAnotherOrganization() {
        String sessionId = stage.invite(assessmentId).sessionId();
        RestTestClient other = api.as("globex", Role.RECRUITER);

        Stage.problem(other.get().uri(URI + "/" + sessionId).exchange(), HttpStatus.NOT_FOUND, "not-found");
        Stage.problem(
                other.post().uri(URI + "/" + sessionId + "/cancel").exchange(), HttpStatus.NOT_FOUND, "not-found");
        Stage.problem(other.post().uri(URI + "/" + sessionId + "/links").exchange(), HttpStatus.NOT_FOUND, "not-found");
        assertThat(Stage.get(other, URI + "?assessmentId=" + assessmentId).get("items"))
                .isEmpty();
        assertThat(state(sessionId)).isEqualTo("INVITED");
    }

    @Test
    void isNotForEverybody() {
        String sessionId = stage.invite(assessmentId).sessionId();

        List.of(Role.REVIEWER, Role.OPERATOR)
                .forEach(role -> api.as(stage.organization, role)
                        .get()
                        .uri(URI + "/" + sessionId)
                        .exchange()
                        .expectStatus()
                        .isForbidden());
        List.of("/links", "/cancel")
                .forEach(command -> api.as(stage.organization, Role.ANALYST)
                        .post()
                        .uri(URI + "/" + sessionId + command)
                        .exchange()
                        .expectStatus()
                        .isForbidden());
        api.withBearer(stage.token(sessionId))
                .get()
                .uri(URI + "/" + sessionId)
                .exchange()
                .expectStatus()
                .isForbidden();
        api.as(stage.organization, Role.ATS)
                .get()
                .uri(URI + "/" + sessionId)
                .exchange()
                .expectStatus()
                .isOk();
    }

    private void awaitState(String sessionId, String state) {
        await().atMost(Api.PATIENCE).until(() -> state(sessionId).equals(state));
    }

    private String state(String sessionId) {
        return Stage.get(stage.recruiter(), URI + "/" + sessionId).get("state").asString();
    }
}
