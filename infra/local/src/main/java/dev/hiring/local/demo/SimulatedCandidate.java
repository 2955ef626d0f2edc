package dev.hiring.local.demo;

import java.net.http.HttpClient;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** One candidate: is applied for by the ATS, gets the link, takes the test. */
final class SimulatedCandidate {

    private static final String[] GIVEN = {"Amara", "Bjorn", "Chen", "Divya", "Elif", "Farid", "Greta", "Hugo"};
    private static final String[] FAMILY = {"Okafor", "Lind", "Wei", "Rao", "Demir", "Haddad", "Bauer", "Silva"};

    /** How far all candidates are. */
    record Progress(AtomicInteger applied, AtomicInteger invited, AtomicInteger completed) {
        Progress() {
            this(new AtomicInteger(), new AtomicInteger(), new AtomicInteger());
        }
    }

    private final int number;
    private final double skill;
    private final SplittableRandom random;

    SimulatedCandidate(int number, SplittableRandom random) {
        this.number = number;
        this.random = random;
        this.skill = 0.15 + 0.85 * random.nextDouble();
    }

    void play(HttpClient http, String gateway, SuiteApi ats, String jobId, KnownAnswers answers, Progress progress) {
        String applicationId = apply(ats, jobId);
        progress.applied().incrementAndGet();
        String sessionId = Waiting.until(
                        "the invitation of application " + applicationId,
                        () -> ats.get("/invitations?applicationId=" + applicationId)
                                .path("items")
                                .path(0)
                                .path("sessionId"),
                        JsonNode::isString)
                .asString();
        progress.invited().incrementAndGet();
        String token =
                ats.post("/invitations/" + sessionId + "/links").path("token").asString();
        takeTest(new SuiteApi(http, gateway, token), "/sessions/" + sessionId, answers);
        progress.completed().incrementAndGet();
    }

    private String apply(SuiteApi ats, String jobId) {
        var application = SuiteApi.object().put("jobId", jobId).put("externalReference", "demo-" + number);
        application
                .putObject("candidate")
                .put("givenName", GIVEN[number % GIVEN.length])
                .put("familyName", FAMILY[number / GIVEN.length % FAMILY.length])
                .put("email", "candidate" + number + "@example.org");
        return ats.post("/applications", application).path("id").asString();
    }

    private void takeTest(SuiteApi candidate, String session, KnownAnswers answers) {
        JsonNode test = candidate.post(session + "/start");
        for (JsonNode question : test.path("questions")) {
            var body = SuiteApi.object();
            body.set("answer", answers.answer(question, skill, random));
            candidate.put(session + "/answers/" + question.path("questionId").asString(), body);
        }
        candidate.post(session + "/submit");
    }
}
