package dev.hiring.candidate.replay;

import static dev.hiring.candidate.Company.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

import dev.hiring.candidate.Company;
import dev.hiring.candidate.Company.Applicant;
import dev.hiring.candidate.application.Application;
import dev.hiring.candidate.application.Stage;
import dev.hiring.candidate.job.JobService;
import dev.hiring.candidate.policy.Outcome;
import dev.hiring.candidate.replay.Replay.State;
import dev.hiring.events.CandidateEvent.ApplicationReceived;
import dev.hiring.events.ScoreEvent.AssessmentScored;
import dev.hiring.events.ScoreEvent.Status;
import dev.hiring.kit.aggregate.ConcurrentChange;
import dev.hiring.kit.consume.EventReading;
import dev.hiring.kit.security.Role;
import dev.hiring.testkit.Api;
import dev.hiring.testkit.ServiceTest;
import dev.hiring.testkit.SettableClock;
import dev.hiring.testkit.TestEvents;

/**
 * What is stored follows from the log; where it does not, the replay says why. With {@code -Dhiring.replay.applications=10000}
 * the job of the first test has so many.
 */
@ServiceTest
class ReplayIT {

    private static final Logger log = LoggerFactory.getLogger(ReplayIT.class);
    private static final int APPLICATIONS = Integer.getInteger("hiring.replay.applications", 200);

    @Autowired
    private Api api;

    @Autowired
    private TestEvents events;

    @Autowired
    private SettableClock clock;

    @Autowired
    private MongoOperations mongo;

    @Autowired
    private JobService jobs;

    @Autowired
    private Replays replays;

    @Autowired
    private ReplayService service;

    @Autowired
    private ReplayWorker worker;

    @Autowired
    private ReplayRunner runner;

    private Company company;
    private String job;

    @BeforeEach
    void openAJob() {
        company = new Company(api, events, clock);
        job = company.job("""
                {"minimumPercent": 60, "borderlinePoints": 2}""");
    }

    /** Decided at once, by a replaced policy, by a person, among the best at closing; withdrawn, and never scored. */
    @Test
    void equalsWhatIsStoredOfAJobWithAPast() throws Exception {
        Random random = new Random(10_000);
        int half = APPLICATIONS / 2;
        List<Applicant> people = apply(APPLICATIONS);
        people.subList(0, half).forEach(each -> company.score(each, percent(random)));
        await().atMost(Duration.ofMinutes(10)).until(() -> decided() == half);
        clock.advance(Duration.ofMinutes(5));
        replacePolicy("""
                {"minimumPercent": 40, "bestPercent": 10, "ties": "ALL_IN", "weightBySkill": {"sql": 2, "java": 1}}""");
        clock.advance(Duration.ofMinutes(5));
        for (Applicant each : people.subList(half, APPLICATIONS - 3)) {
            company.score(each, percent(random), Map.of("sql", percent(random), "java", percent(random)));
        }
        await().atMost(Duration.ofMinutes(10)).until(() -> inStage(Stage.RECEIVED) == 3);
        for (Applicant each : people.subList(APPLICATIONS - 3, APPLICATIONS)) {
            withdraw(each);
        }
        withdraw(people.stream()
                .filter(each -> in(each, Stage.SCORED))
                .findFirst()
                .orElseThrow());
        clock.advance(Duration.ofMinutes(5));
        company.closeJob(job);
        await().atMost(Duration.ofMinutes(10)).until(() -> inStage(Stage.SCORED) == 0);
        clock.advance(Duration.ofMinutes(5));
        override(people.getFirst());
        clock.advance(Duration.ofMinutes(5));

        long begun = System.nanoTime();
        JsonNode replay = replayed();

        log.info(
                "The replay of {} applications took {} ms: {}",
                APPLICATIONS,
                Duration.ofNanos(System.nanoTime() - begun).toMillis(),
                replay);
        assertThat(differences(replay)).isEmpty();
        JsonNode result = replay.required("result");
        assertThat(result.required("applications").intValue()).isEqualTo(APPLICATIONS);
        assertThat(result.required("equal").intValue()).isEqualTo(APPLICATIONS);
        assertThat(result.required("different").intValue()).isZero();
        assertThat(result.required("decided").intValue()).isEqualTo(APPLICATIONS - 4);
        assertThat(result.required("overridden").intValue()).isEqualTo(1);
        assertThat(replay.required("logWhole").booleanValue()).isTrue();
        JsonNode progress = replay.required("progress");
        assertThat(progress.required("records")).isEqualTo(progress.required("ofRecords"));
        assertThat(progress.required("events").longValue()).isGreaterThanOrEqualTo(3L * (APPLICATIONS - 4));
        assertThat(scratchLeft(text(replay, "id"))).isZero();
    }

    @Test
    void equalsWhatIsStoredOfAJobThatGivesItsPlacesWhileItIsOpen() throws Exception {
        job = company.job("""
                {"minimumPercent": 50, "best": 5, "selection": "ROLLING"}""");
        List<Applicant> people = apply(20);
        for (Applicant each : people.subList(0, 19)) {
            company.score(each, "%d.00".formatted(45 + people.indexOf(each)));
        }
        await().atMost(Api.PATIENCE).until(() -> inStage(Stage.SHORTLISTED) == 5 && inStage(Stage.RECEIVED) == 1);
        clock.advance(Duration.ofMinutes(1));
        withdraw(people.stream()
                .filter(each -> in(each, Stage.SHORTLISTED))
                .findFirst()
                .orElseThrow());
        await().atMost(Api.PATIENCE).until(() -> inStage(Stage.SHORTLISTED) == 5);
        clock.advance(Duration.ofMinutes(1));
        assertThat(differences(replayed())).isEmpty();

        company.closeJob(job);
        withdraw(people.getLast());
        await().atMost(Api.PATIENCE).until(() -> inStage(Stage.SCORED) == 0);
        clock.advance(Duration.ofMinutes(1));

        JsonNode replay = replayed();
        assertThat(differences(replay)).isEmpty();
        assertThat(replay.at("/result/decided").intValue()).isEqualTo(19);
    }

    @Test
    void explainsWhatIsStoredOtherwise() {
        Applicant changed = scored("90.00", "SHORTLISTED");
        Applicant forgotten = scored("80.00", "SHORTLISTED");
        Applicant deleted = scored("70.00", "SHORTLISTED");
        scored("75.00", "SHORTLISTED");
        set(changed, Update.update("decision.outcome", Outcome.NOT_SELECTED));
        set(forgotten, new Update().unset("decision").set("stage", Stage.COMPLETED));
        mongo.remove(Query.query(where("_id").is(deleted.id())), Application.class);
        mongo.insert(
                requireNonNull(mongo.findById(changed.id(), Document.class, "applications"))
                        .append("_id", "made-up"),
                "applications");

        JsonNode replay = replayed();

        assertThat(replay.at("/result/equal").intValue()).isEqualTo(1);
        assertThat(replay.at("/result/different").intValue()).isEqualTo(4);
        List<JsonNode> found = differences(replay);
        assertThat(kinds(of(changed.id(), found))).containsExactly("OUTCOME", "TOLD_OTHERWISE");
        assertThat(text(of(changed.id(), found), "explanation"))
                .isEqualTo(
                        "stored: NOT_SELECTED under policy 1 on score 1 (total 90 % meets the 60 % asked); from the log:"
                                + " SHORTLISTED under policy 1 on score 1 (total 90 % meets the 60 % asked); told: SHORTLISTED"
                                + " under policy 1 on score 1 (total 90 % meets the 60 % asked)");
        assertThat(kinds(of(forgotten.id(), found))).containsExactly("DECISION_NOT_STORED");
        assertThat(kinds(of(deleted.id(), found))).containsExactly("APPLICATION_NOT_STORED");
        assertThat(kinds(of("made-up", found)))
                .containsExactly("APPLICATION_NOT_IN_LOG", "SCORE_NOT_IN_LOG", "DECISION_NOT_TOLD");
    }

    @Test
    void explainsScoresThatWereNeverApplied() {
        job = company.job("{\"best\": 1}");
        Applicant waiting = scored("90.00", "SCORED");
        Applicant lost = scored("80.00", "SCORED");
        set(lost, new Update().unset("score").unset("rankKey").set("stage", Stage.COMPLETED));
        replacePolicy("{\"minimumPercent\": 85}");
        company.awaitStage(waiting, "SHORTLISTED");

        JsonNode difference = of(lost.id(), differences(replayed()));

        assertThat(kinds(difference)).containsExactly("SCORE_NOT_APPLIED");
        assertThat(text(difference, "explanation"))
                .startsWith(
                        "stored: no decision; from the log: NOT_SELECTED under policy 2 on score 1 (total 80 % is below"
                                + " the 85 % asked); score 1, final since ")
                .endsWith(", was never applied");
    }

    @Test
    void explainsAPolicyThatIsNotTheOneOfTheTime() {
        Applicant applicant = scored("61.00", "NEEDS_REVIEW");
        clock.advance(Duration.ofMinutes(1));
        replacePolicy("{\"minimumPercent\": 70}");
        set(applicant, Update.update("decision.policyVersion", 2));

        JsonNode difference = of(applicant.id(), differences(replayed()));

        assertThat(kinds(difference)).containsExactly("POLICY_VERSION", "TOLD_OTHERWISE");
        assertThat(text(difference, "explanation"))
                .startsWith("stored: NEEDS_REVIEW under policy 2 on score 1")
                .contains("from the log: NEEDS_REVIEW under policy 1 on score 1");
    }

    @Test
    void leavesOutWhatHappensAfterItBegan() {
        scored("90.00", "SHORTLISTED");
        String id = start();
        Replay begun = replays.find(company.organization(), id).orElseThrow();
        await().atMost(Api.PATIENCE)
                .until(() ->
                        replays.find(company.organization(), id).orElseThrow().isOver());
        clock.advance(Duration.ofMinutes(1));
        Applicant later = scored("80.00", "SHORTLISTED");
        Application stored = requireNonNull(mongo.findById(later.id(), Application.class));

        Comparison comparison = Comparison.of(
                ReplayedApplication.unknown(begun, later.id()),
                stored,
                new Recomputation(jobs.get(company.organization(), job), false, clock.instant(), _ -> {}),
                begun.startedAt());

        assertThat(comparison.isNewer()).isTrue();
        assertThat(comparison.difference()).isEmpty();
    }

    @Test
    void anotherInstanceGoesOnWhereOneDied() throws Exception {
        List<Applicant> people = apply(30);
        people.forEach(each -> company.score(each, "80.00"));
        await().atMost(Api.PATIENCE).until(() -> inStage(Stage.SHORTLISTED) == 30);
        // As by an instance that holds it, reads a batch, and dies before it could say so.
        Replay held = replays.update(replays.insertOrFind(Replay.of(
                        "replay-" + job,
                        jobs.get(company.organization(), job),
                        clock.instant().plus(Duration.ofHours(1))))
                .hold(clock.instant()));
        Replay begun = worker.begin(held);
        try (EventReading reading = worker.open(begun)) {
            Replay read = worker.readOn(begun, reading);
            assertThat(read.version()).isGreaterThan(begun.version());
            reading.next();
        }
        runner.check();
        assertThat(replays.find(company.organization(), held.id()).orElseThrow().state())
                .isNotEqualTo(State.DONE);

        clock.advance(Replay.HOLD.plusSeconds(1));
        runner.check();

        await().atMost(Api.PATIENCE)
                .until(() -> replays.find(company.organization(), held.id())
                                .orElseThrow()
                                .state()
                        == State.DONE);
        Replay done = replays.find(company.organization(), held.id()).orElseThrow();
        assertThat(requireNonNull(done.result()).equal()).isEqualTo(30);
        assertThat(done.result().different()).isZero();
        assertThat(done.events()).isGreaterThanOrEqualTo(90);
    }

    @Test
    void whoLostItCannotWriteAnyMore() {
        scored("90.00", "SHORTLISTED");
        Replay held = replays.update(replays.insertOrFind(Replay.of(
                        "lost-" + job,
                        jobs.get(company.organization(), job),
                        clock.instant().plus(Duration.ofHours(1))))
                .hold(clock.instant()));
        Replay begun = worker.begin(held);
        replays.update(begun.hold(clock.instant()));

        try (EventReading reading = worker.open(begun)) {
            assertThatThrownBy(() -> worker.readOn(begun, reading)).isInstanceOf(ConcurrentChange.class);
        }
    }

    @Test
    void passesOverWhatIsNoEventAndOverOtherOrganizations() {
        Applicant applicant = scored("90.00", "SHORTLISTED");
        ProducerRecord<String, byte[]> garbage =
                new ProducerRecord<>("hiring.score", applicant.sessionId(), ("no event of " + job).getBytes(UTF_8));
        events.publish(garbage);
        events.publish(
                "stranger",
                1,
                new AssessmentScored(
                        applicant.sessionId(),
                        applicant.id(),
                        applicant.candidateId(),
                        job,
                        "assessment",
                        1,
                        Status.FINAL,
                        BigDecimal.ZERO,
                        BigDecimal.TEN,
                        BigDecimal.ZERO,
                        List.of(),
                        List.of(),
                        clock.instant(),
                        clock.instant()));
        events.publish(
                "stranger",
                1,
                new ApplicationReceived(
                        "application-of-a-stranger", "candidate", job, List.of("assessment"), clock.instant()));

        JsonNode replay = replayed();

        assertThat(replay.at("/progress/unreadable").longValue()).isEqualTo(1);
        assertThat(replay.at("/result/applications").intValue()).isEqualTo(1);
        assertThat(differences(replay)).isEmpty();
    }

    @Test
    void runsOneReplayOfAJobAtATime() {
        Replay held = replays.update(replays.insertOrFind(Replay.of(
                        "running-" + job,
                        jobs.get(company.organization(), job),
                        clock.instant().plus(Duration.ofHours(1))))
                .hold(clock.instant()));

        post("/api/v2/jobs/" + job + "/replays")
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("https://hiring.dev/problems/replay-running")
                .jsonPath("$.replayId")
                .isEqualTo(held.id());
    }

    @Test
    void repeatsNoReplayForTheSameKey() {
        String first = start("same-" + job);
        String second = start("same-" + job);

        assertThat(second).isEqualTo(first);
        await().atMost(Api.PATIENCE)
                .until(() -> replays.find(company.organization(), first)
                        .orElseThrow()
                        .isOver());
        assertThat(company.get("/api/v2/jobs/{id}/replays", job)
                        .required("items")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void knowsNoReplayOfAnotherJob() {
        String id = start();
        String other = company.job("{}");

        for (String uri :
                List.of("/api/v2/jobs/" + other + "/replays/" + id, "/api/v2/jobs/" + job + "/replays/none")) {
            company.as(Role.RECRUITER).get().uri(uri).exchange().expectStatus().isNotFound();
        }
    }

    private List<Applicant> apply(int number) throws Exception {
        List<Future<Applicant>> applying = new ArrayList<>();
        try (ExecutorService clients = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < number; i++) {
                applying.add(clients.submit(() -> company.apply(job)));
            }
        }
        List<Applicant> people = new ArrayList<>();
        for (Future<Applicant> each : applying) {
            people.add(each.get());
        }
        return people;
    }

    private static String percent(Random random) {
        return BigDecimal.valueOf(random.nextInt(201) * 50L, 2).toString();
    }

    private Applicant scored(String percent, String stage) {
        Applicant applicant = company.apply(job);
        company.score(applicant, percent);
        company.awaitStage(applicant, stage);
        return applicant;
    }

    private long decided() {
        return inStage(Stage.SHORTLISTED) + inStage(Stage.NOT_SELECTED) + inStage(Stage.NEEDS_REVIEW);
    }

    private long inStage(Stage stage) {
        return mongo.count(Query.query(where("jobId").is(job).and("stage").is(stage)), Application.class);
    }

    private boolean in(Applicant applicant, Stage stage) {
        return requireNonNull(mongo.findById(applicant.id(), Application.class)).stage() == stage;
    }

    private long scratchLeft(String replay) {
        return mongo.count(Query.query(where("replayId").is(replay)), ReplayedApplication.class);
    }

    private void set(Applicant applicant, Update update) {
        mongo.updateFirst(Query.query(where("_id").is(applicant.id())), update, "applications");
    }

    private void replacePolicy(String policy) {
        company.as(Role.RECRUITER)
                .put()
                .uri("/api/v2/jobs/{id}/shortlist-policy", job)
                .contentType(MediaType.APPLICATION_JSON)
                .body(policy)
                .exchange()
                .expectStatus()
                .isOk();
    }

    private void withdraw(Applicant applicant) {
        post("/api/v2/applications/" + applicant.id() + "/withdraw")
                .expectStatus()
                .isOk();
    }

    private void override(Applicant applicant) {
        String other = in(applicant, Stage.SHORTLISTED) ? "NOT_SELECTED" : "SHORTLISTED";
        company.as(Role.RECRUITER)
                .post()
                .uri("/api/v2/applications/{id}/override", applicant.id())
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"outcome\": \"%s\", \"reason\": \"knows the trade\"}".formatted(other))
                .exchange()
                .expectStatus()
                .isOk();
    }

    private RestTestClient.ResponseSpec post(String uri) {
        return company.as(Role.RECRUITER).post().uri(uri).exchange();
    }

    private String start(String... key) {
        RestTestClient.RequestBodySpec request =
                company.as(Role.RECRUITER).post().uri("/api/v2/jobs/{id}/replays", job);
        if (key.length > 0) {
            request.header("Idempotency-Key", key[0]);
        }
        JsonNode started = requireNonNull(request.exchange()
                .expectStatus()
                .isAccepted()
                .expectHeader()
                .valueMatches("Location", "/api/v2/jobs/" + job + "/replays/[^/]+")
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody());
        return text(started, "id");
    }

    /** Starts a replay and waits for its end. */
    private JsonNode replayed() {
        String id = start();
        await().atMost(Duration.ofMinutes(10))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> List.of("DONE", "FAILED").contains(text(replay(id), "state")));
        assertThat(text(replay(id), "state")).isEqualTo("DONE");
        return replay(id);
    }

    private JsonNode replay(String id) {
        return company.get("/api/v2/jobs/{job}/replays/{id}", job, id);
    }

    private List<JsonNode> differences(JsonNode replay) {
        return company.follow("/api/v2/jobs/" + job + "/replays/" + text(replay, "id") + "/differences?limit=2");
    }

    private static JsonNode of(String application, List<JsonNode> differences) {
        return differences.stream()
                .filter(each -> text(each, "applicationId").equals(application))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> kinds(JsonNode difference) {
        List<String> kinds = new ArrayList<>();
        difference.required("kinds").forEach(kind -> kinds.add(kind.asString()));
        return kinds;
    }
}
