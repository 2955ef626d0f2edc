package dev.hiring.bench;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

import dev.hiring.local.Home;
import dev.hiring.local.Tokens;

/** Applications over the whole way, through the gateway: applied, invited, tested, scored, decided. */
final class Pipeline {

    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    record Outcome(int applications, double seconds) {
        double perSecond() {
            return applications / seconds;
        }
    }

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Home home;
    private final Events events;
    private final int clients;
    private final Api ats;
    private final Api recruiter;
    private final String assessmentId;

    Pipeline(Home home, Events events, int clients) {
        this.home = home;
        this.events = events;
        this.clients = clients;
        Tokens tokens = new Tokens(home.issuer(), home.clients());
        this.ats = new Api(http, home.gateway(), tokens.of("ats"));
        this.recruiter = new Api(http, home.gateway(), tokens.of("recruiter"));
        recruiter.importLibrary();
        this.assessmentId = publishTest();
    }

    private String publishTest() {
        String id = recruiter.send("POST", "/assessments", """
                        {"title": "Bench", "durationMinutes": 30, "sections": [{"title": "All", "blueprint":
                        {"topics": [], "skills": [], "levels": [], "kinds": ["SINGLE_CHOICE"], "count": 3}}]}""").path("id").asString();
        await(() -> recruiter.call("POST", "/assessments/" + id + "/publish", ""));
        return id;
    }

    /** As many applications as the clients bring through in that time. */
    Outcome run(Duration length) {
        return play(length, Optional.empty());
    }

    /** Applications at a steady rate, whatever the answers take. */
    Outcome runAt(int perSecond, Duration length) {
        return play(length, Optional.of(Duration.ofSeconds(1).dividedBy(perSecond)));
    }

    private Outcome play(Duration length, Optional<Duration> interval) {
        String jobId = openJob();
        AtomicInteger applications = new AtomicInteger();
        long begin = System.nanoTime();
        long end = begin + length.toNanos();
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                running.add(threads.submit(() -> {
                    while (System.nanoTime() < end) {
                        int number = applications.getAndIncrement();
                        interval.ifPresent(each -> waitUntil(begin + number * each.toNanos()));
                        playOne(jobId);
                    }
                }));
            }
            running.forEach(Pipeline::get);
        }
        events.awaitDecisions(jobId, applications.get());
        return new Outcome(applications.get(), (System.nanoTime() - begin) / 1e9);
    }

    private String openJob() {
        String job = """
                {"title": "Bench", "assessmentId": "%s",
                 "shortlistPolicy": {"minimumPercent": 50, "minimumPercentBySkill": {}}}""".formatted(assessmentId);
        return await(() -> recruiter.call("POST", "/jobs", job)).path("id").asString();
    }

    private void playOne(String jobId) {
        String applicationId = ats.send("POST", "/applications", """
                        {"jobId": "%s", "candidate": {"givenName": "B", "familyName": "C", "email": "%s@example.org"}}""".formatted(jobId, UUID.randomUUID()))
                .path("id")
                .asString();
        String session = "/sessions/" + events.awaitSession(applicationId);
        String token = ats.send("POST", session.replace("/sessions/", "/invitations/") + "/links", "")
                .path("token")
                .asString();
        Api candidate = new Api(http, home.gateway(), token);
        for (JsonNode question : candidate.send("POST", session + "/start", "").path("questions")) {
            candidate.send(
                    "PUT",
                    session + "/answers/" + question.path("questionId").asString(),
                    "{\"answer\": {\"kind\": \"SINGLE_CHOICE\", \"option\": \"%s\"}}"
                            .formatted(
                                    question.path("options").path(0).path("id").asString()));
        }
        candidate.send("POST", session + "/submit", "");
    }

    private static <T> T await(Supplier<Optional<T>> look) {
        while (true) {
            Optional<T> seen = look.get();
            if (seen.isPresent()) {
                return seen.get();
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }

    private static void waitUntil(long nanoTime) {
        LockSupport.parkNanos(nanoTime - System.nanoTime());
    }

    private static void get(Future<?> future) {
        try {
            future.get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
