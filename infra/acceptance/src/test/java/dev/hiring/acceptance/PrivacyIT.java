package dev.hiring.acceptance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

import dev.hiring.local.Part;

/** Somebody is tested, written about and erased; what was said of them is looked for everywhere. */
@ExtendWith(RunningSuite.Extension.class)
class PrivacyIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> HOLDERS = List.of("candidate-service", "assessment-service", "scoring-service");

    private final RunningSuite suite;
    private final Client recruiter;
    private final Client ats;
    private final Client reviewer;
    private final Client admin;

    /** Occurs in all that is said by the candidate and of them. */
    private final String canary = Company.canary();

    private String candidateId = "";
    private String application = "";
    private String jobId = "";
    private Client candidate;

    PrivacyIT(RunningSuite suite) {
        this.suite = suite;
        recruiter = suite.as("recruiter");
        ats = suite.as("ats");
        reviewer = suite.as("reviewer");
        admin = suite.as("admin");
        candidate = ats;
    }

    @BeforeEach
    void letEverybodyWrite() {
        recruiter.post("/library/import", "", "");
        jobId = openJob(publishedTest());
        JsonNode applied =
                ats.post("/applications", UUID.randomUUID().toString(), """
                {"jobId": "%s", "externalReference": "%s",
                 "candidate": {"givenName": "Ada %s", "familyName": "Lovelace", "email": "%s@example.org"}}""".formatted(jobId, canary, canary, canary));
        candidateId = applied.path("candidateId").asString();
        application = "/applications/" + applied.path("id").asString();
        String session = awaitSession(applied.path("id").asString());
        candidate = suite.withToken(ats.post("/invitations/" + session + "/links", "", "")
                .path("token")
                .asString());
        takeTest("/sessions/" + session);
        review("/reviews/" + session);
        await().atMost(PATIENCE)
                .until(() -> recruiter.get(application).path("stage").asString().equals("SHORTLISTED"));
        recruiter.post(application + "/notes", key(), "{\"text\": \"Note %s\"}".formatted(canary));
        recruiter.post(application + "/override", key(), """
                {"outcome": "NOT_SELECTED", "reason": "Override %s"}""".formatted(canary));
        recruiter.post(application + "/override", key(), """
                {"outcome": "SHORTLISTED", "reason": "Override %s"}""".formatted(canary));
        recruiter.post(application + "/move", key(), """
                {"stage": "INTERVIEW", "reason": "Move %s"}""".formatted(canary));
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private String publishedTest() {
        var test = Client.object().put("title", "In words").put("durationMinutes", 30);
        var blueprint =
                test.putArray("sections").addObject().put("title", "All").putObject("blueprint");
        for (String any : new String[] {"topics", "skills", "levels"}) {
            blueprint.putArray(any);
        }
        blueprint.putArray("kinds").add("FREE_TEXT");
        blueprint.put("count", 1);
        String id = recruiter.post("/assessments", "", test).path("id").asString();
        await().atMost(PATIENCE)
                .until(() -> recruiter
                                .call("POST", "/assessments/" + id + "/publish", "", "")
                                .status()
                        < 300);
        return id;
    }

    private String openJob(String assessmentId) {
        String job = """
                {"title": "Engineer", "assessmentId": "%s", "shortlistPolicy": {"minimumPercent": 0}}""".formatted(assessmentId);
        return await().atMost(PATIENCE)
                .until(() -> recruiter.call("POST", "/jobs", "", job), answer -> answer.status() < 300)
                .body()
                .path("id")
                .asString();
    }

    private String awaitSession(String applicationId) {
        return await().atMost(PATIENCE)
                .until(
                        () -> ats.get("/invitations?applicationId=" + applicationId)
                                .path("items")
                                .path(0)
                                .path("sessionId")
                                .asString(""),
                        id -> !id.isEmpty());
    }

    private void takeTest(String session) {
        String question = candidate
                .post(session + "/start", "", "")
                .path("questions")
                .path(0)
                .path("questionId")
                .asString();
        candidate.put(session + "/answers/" + question, """
                {"answer": {"kind": "FREE_TEXT", "text": "Answer %s"}}""".formatted(canary));
        candidate.post(session + "/submit", "", "");
    }

    private void review(String review) {
        JsonNode item = await().atMost(PATIENCE)
                .until(
                        () -> reviewer.call("GET", review, "", ""),
                        answer -> answer.status() == 200
                                && !answer.body().path("items").isEmpty())
                .body()
                .path("items")
                .path(0);
        var marks = Client.object();
        var criteria = marks.putArray("criteria");
        for (JsonNode criterion : item.path("rubric")) {
            criteria.addObject()
                    .put("id", criterion.path("id").asString())
                    .put("marks", 0)
                    .put("comment", "Comment " + canary);
        }
        reviewer.put(review + "/items/" + item.path("questionId").asString(), marks);
    }

    @Test
    void leavesNothingOfWhoWasErased() throws Exception {
        for (String service : HOLDERS) {
            assertThat(export(service)).as("held by the %s", service).contains(canary);
        }
        assertThat(stored()).as("stored unsealed").doesNotContain("Answer " + canary, "Note " + canary, canary + "@");

        assertThat(admin.call("DELETE", "/candidates/" + candidateId, "", "").status())
                .isEqualTo(202);
        await().atMost(PATIENCE)
                .until(() -> admin.get("/candidates/" + candidateId + "/erasure")
                        .path("state")
                        .asString()
                        .equals("COMPLETED"));

        assertThat(stored()).as("stored").contains(candidateId).doesNotContain(canary);
        assertThat(KafkaLog.read(suite.kafka()).entries())
                .as("on topics")
                .anyMatch(event -> event.text().contains(candidateId))
                .noneMatch(event -> event.text().contains(canary));
        assertThat(logs()).as("logged").isNotEmpty().noneMatch(line -> line.contains(canary));
        for (String service : HOLDERS) {
            assertThat(export(service)).as("exported by the %s", service).doesNotContain(canary);
        }
        for (String format : List.of("csv", "jsonl")) {
            assertThat(lines("/jobs/" + jobId + "/applications." + format))
                    .contains(candidateId)
                    .doesNotContain(canary);
        }
        assertThat(recruiter.get("/jobs/" + jobId + "/shortlist").toString()).doesNotContain(canary);
        assertThat(recruiter.call("GET", "/candidates/" + candidateId, "", "").status())
                .isEqualTo(404);
    }

    private String export(String service) {
        return admin.get("/candidates/" + candidateId + "/personal-data/" + service)
                .toString();
    }

    private String lines(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(suite.home().gateway() + "/api/v2" + path))
                .timeout(Client.TIMEOUT)
                .header("Authorization", "Bearer " + recruiter.token())
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofString()).body();
        }
    }

    private List<String> logs() throws IOException {
        List<String> lines = new ArrayList<>();
        for (String part : Part.NAMES) {
            try (Stream<String> log = Files.lines(suite.home().log(part), ISO_8859_1)) {
                log.forEach(lines::add);
            }
        }
        return lines;
    }

    /** All documents of all services, and of the key vault. */
    private String stored() {
        StringBuilder all = new StringBuilder();
        try (MongoClient store = MongoClients.create(suite.home().store() + "/?retryWrites=false")) {
            for (String database : store.listDatabaseNames()) {
                for (String collection : store.getDatabase(database).listCollectionNames()) {
                    for (Document document : store.getDatabase(database)
                            .getCollection(collection)
                            .find()) {
                        write(document, all);
                    }
                }
            }
        }
        return all.toString();
    }

    /** Bytes as the text that they may be. */
    private static void write(@Nullable Object value, StringBuilder all) {
        switch (value) {
            case Map<?, ?> map -> map.values().forEach(each -> write(each, all));
            case Collection<?> values -> values.forEach(each -> write(each, all));
            case Binary binary ->
                all.append(new String(binary.getData(), UTF_8)).append('\n');
            case null -> {}
            default -> all.append(value).append('\n');
        }
    }
}
