package dev.hiring.acceptance;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** One organization with one of everything that the API knows, and the candidate whose test it is. */
final class Belongings {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern VARIABLE = Pattern.compile("/([^/{}]+)/\\{([^}]+)}");

    /** By the segment before it, or by its own name where that says more. */
    private final Map<String, String> ids = new HashMap<>();

    private final Client recruiter;
    private final Client ats;
    final Client candidate;

    Belongings(RunningSuite suite, String suffix) {
        recruiter = suite.as("recruiter" + suffix);
        ats = suite.as("ats" + suffix);
        recruiter.post("/library/import", "", "");
        ids.put("questions", first(recruiter.get("/questions?limit=1"), "id"));
        ids.put("versions", "1");
        ids.put("assessments", publishedTest());
        ids.put("jobs", openJob());
        JsonNode application = apply();
        ids.put("applications", application.path("id").asString());
        // Somebody else, who may be erased while everybody asks.
        ids.put("candidates", apply().path("candidateId").asString());
        String session = session(application.path("id").asString());
        for (String segment : new String[] {"invitations", "sessions", "results", "reviews"}) {
            ids.put(segment, session);
        }
        candidate = suite.withToken(ats.post("/invitations/" + session + "/links", "", "")
                .path("token")
                .asString());
        takeTest("/sessions/" + session);
        ids.put(
                "notes",
                recruiter
                        .post("/applications/" + ids.get("applications") + "/notes", "", "{\"text\": \"Ask again\"}")
                        .path("id")
                        .asString());
        ids.put("webhooks", sleepingWebhook());
        ids.put("connections", connection());
        // Nothing was sent, ordered or computed yet.
        for (String segment : new String[] {"deliveries", "orders", "replays"}) {
            ids.put(segment, UUID.randomUUID().toString());
        }
    }

    private String publishedTest() {
        var test = Client.object().put("title", "Everything").put("durationMinutes", 30);
        var blueprint =
                test.putArray("sections").addObject().put("title", "All").putObject("blueprint");
        for (String any : new String[] {"topics", "skills", "levels"}) {
            blueprint.putArray(any);
        }
        blueprint.putArray("kinds").add("FREE_TEXT");
        blueprint.put("count", 1);
        String id = recruiter.post("/assessments", "", test).path("id").asString();
        until("POST", "/assessments/" + id + "/publish", "");
        return id;
    }

    private String openJob() {
        var job = Client.object().put("title", "Engineer").put("assessmentId", ids.get("assessments"));
        job.putObject("shortlistPolicy").put("minimumPercent", 50);
        return until("POST", "/jobs", job.toString()).path("id").asString();
    }

    /** What a service has not heard of yet is refused for a moment. */
    private JsonNode until(String method, String path, String body) {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> recruiter.call(method, path, "", body), answer -> answer.status() < 300)
                .body();
    }

    private JsonNode apply() {
        var application = Client.object().put("jobId", ids.get("jobs"));
        application
                .putObject("candidate")
                .put("givenName", "Ada")
                .put("familyName", "Byron")
                .put("email", UUID.randomUUID() + "@example.org");
        return ats.post("/applications", "", application);
    }

    private String session(String applicationId) {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> first(ats.get("/invitations?applicationId=" + applicationId), "sessionId"),
                        id -> !id.isEmpty());
    }

    /** Leaves the free text to a reviewer. */
    private void takeTest(String session) {
        String question = candidate
                .post(session + "/start", "", "")
                .path("questions")
                .path(0)
                .path("questionId")
                .asString();
        ids.put("answers", question);
        ids.put("items", question);
        candidate.put(
                session + "/answers/" + question, "{\"answer\": {\"kind\": \"FREE_TEXT\", \"text\": \"It depends\"}}");
        candidate.post(session + "/submit", "", "");
        await().atMost(PATIENCE)
                .until(() -> recruiter
                                .call("GET", session.replace("sessions", "results"), "", "")
                                .status()
                        == 200);
    }

    /** Nothing is ever sent to it. */
    private String sleepingWebhook() {
        String id = ats.post("/webhooks", "", "{\"url\": \"https://1.1.1.1/\", \"jobId\": \"none\"}")
                .path("webhook")
                .path("id")
                .asString();
        ats.put("/webhooks/" + id, "{\"url\": \"https://1.1.1.1/\", \"jobId\": \"none\", \"enabled\": false}");
        return id;
    }

    private String connection() {
        return ats.post("/connections", "", """
                        {"kind": "GREENHOUSE", "allowedHosts": ["ats.example.com"], "outboundCredential": "secret"}""").path("connection").path("id").asString();
    }

    private static String first(JsonNode page, String field) {
        return page.path("items").path(0).path(field).asString("");
    }

    /** The path of an operation on what is here. */
    String path(Operation operation) {
        return VARIABLE.matcher(operation.path()).replaceAll(variable -> "/" + variable.group(1) + "/" + id(variable));
    }

    private String id(MatchResult variable) {
        String id = ids.get(variable.group(1));
        if (id == null) {
            throw new IllegalStateException("there is none of " + variable.group(1) + " to ask for");
        }
        return Matcher.quoteReplacement(id);
    }
}
