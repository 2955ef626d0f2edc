package dev.hiring.acceptance;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One organization with a published test and an open job, whose candidates apply and take the test. */
final class Company {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    final Journal journal;
    final Client recruiter;
    final Client ats;
    final Client admin;
    final String assessmentId;
    final String jobId;
    private final RunningSuite suite;

    /** @param suffix of the organization's clients, empty for the first */
    Company(RunningSuite suite, String organization, String suffix) {
        this.suite = suite;
        this.journal = new Journal(organization);
        this.recruiter = suite.as("recruiter" + suffix);
        this.ats = suite.as("ats" + suffix);
        this.admin = suite.as("admin" + suffix);
        recruiter.post("/library/import", "", "");
        this.assessmentId = publishTest("Crash course");
        this.jobId = openJob();
    }

    String publishTest(String title) {
        String id = recruiter.post("/assessments", "", test(title)).path("id").asString();
        await().atMost(PATIENCE)
                .until(() -> recruiter
                                .call("POST", "/assessments/" + id + "/publish", "", "")
                                .status()
                        < 300);
        return id;
    }

    static ObjectNode test(String title) {
        ObjectNode test = Client.object().put("title", title).put("durationMinutes", 30);
        var blueprint =
                test.putArray("sections").addObject().put("title", "All").putObject("blueprint");
        blueprint.putArray("topics");
        blueprint.putArray("skills");
        blueprint.putArray("levels");
        blueprint.putArray("kinds").add("SINGLE_CHOICE").add("MULTIPLE_CHOICE");
        blueprint.put("count", 5);
        return test;
    }

    private String openJob() {
        var job = Client.object().put("title", "Engineer").put("assessmentId", assessmentId);
        job.putObject("shortlistPolicy").put("minimumPercent", 50).putObject("minimumPercentBySkill");
        return openJob(job);
    }

    /** Waits until the candidate service has heard of the tests. */
    String openJob(ObjectNode job) {
        AtomicReference<JsonNode> opened = new AtomicReference<>();
        await().atMost(PATIENCE).until(() -> {
            Client.Answer answer = recruiter.call("POST", "/jobs", "", job.toString());
            opened.set(answer.body());
            return answer.status() < 300;
        });
        return opened.get().path("id").asString();
    }

    /** One candidate's whole way; every acknowledgement is journalled when it comes. */
    void playOneCandidate() {
        String canary = canary();
        playCandidate(canary, "Given" + canary, "Family" + canary);
    }

    /** The same of somebody with that name. */
    void playCandidate(String givenName, String familyName) {
        playCandidate(canary(), givenName, familyName);
    }

    static String canary() {
        return Journal.CANARY + UUID.randomUUID().toString().replace("-", "");
    }

    private void playCandidate(String canary, String givenName, String familyName) {
        ObjectNode application = application(canary, givenName, familyName);
        String applicationId =
                ats.post("/applications", canary, application).path("id").asString();
        takeTestOf(applicationId, canary);
    }

    ObjectNode application(String canary, String givenName, String familyName) {
        ObjectNode application = Client.object().put("jobId", jobId).putNull("externalReference");
        application
                .putObject("candidate")
                .put("givenName", givenName)
                .put("familyName", familyName)
                .put("email", canary + "@example.org");
        return application;
    }

    /** The rest of the way of somebody who has applied, or was brought by an ATS. */
    void takeTestOf(String applicationId, String canary) {
        Journal.Entry entry = journal.applied(applicationId, canary);
        String sessionId = awaitSession(applicationId);
        entry.sessionId = sessionId;
        entry.token = ats.post("/invitations/" + sessionId + "/links", "", "")
                .path("token")
                .asString();
        takeTest(suite.withToken(entry.token), "/sessions/" + sessionId, entry);
    }

    private static void takeTest(Client candidate, String session, Journal.Entry entry) {
        JsonNode test = candidate.post(session + "/start", "", "");
        entry.started = true;
        for (JsonNode question : test.path("questions")) {
            var answer = Client.object().put("kind", question.path("kind").asString());
            String option = question.path("options").path(0).path("id").asString();
            if (question.path("kind").asString().equals("SINGLE_CHOICE")) {
                answer.put("option", option);
            } else {
                answer.putArray("options").add(option);
            }
            var body = Client.object();
            body.set("answer", answer);
            String questionId = question.path("questionId").asString();
            candidate.put(session + "/answers/" + questionId, body);
            entry.answers.put(questionId, answer);
        }
        candidate.post(session + "/submit", "", "");
        entry.submitted = true;
    }

    private String awaitSession(String applicationId) {
        AtomicReference<String> sessionId = new AtomicReference<>("");
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> {
                    JsonNode invitations = ats.get("/invitations?applicationId=" + applicationId);
                    sessionId.set(
                            invitations.path("items").path(0).path("sessionId").asString(""));
                    return !sessionId.get().isEmpty();
                });
        return sessionId.get();
    }
}
