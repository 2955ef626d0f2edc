package dev.hiring.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import tools.jackson.databind.JsonNode;

import dev.hiring.local.Failure;
import dev.hiring.local.Home;
import dev.hiring.local.Part;
import dev.hiring.local.PartProcess;
import dev.hiring.local.Suite;
import dev.hiring.local.Tokens;

/**
 * A job with many applications: closing it, with the candidate service killed in the middle, and reading its ranking. The
 * applications come over the API; what the other services would say of them comes from here.
 */
final class RankingBench {

    private static final int CLIENTS = 16;
    private static final int BEST = 1_000;
    private static final int PAGE = 200;
    private static final int READS = 200;
    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final Comparator<Applicant> BEST_FIRST = Comparator.comparingInt(Applicant::hundredths)
            .reversed()
            .thenComparing(Applicant::completedAt)
            .thenComparing(Applicant::id);

    private final Home home;
    private final int applications;
    private final Random random = new Random(4);
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Api recruiter;
    private final Api ats;
    private final KafkaProducer<String, byte[]> producer;
    private final MongoCollection<Document> stored;
    private long mostHeap;

    private RankingBench(Home home, int applications) {
        this.home = home;
        this.applications = applications;
        Tokens tokens = new Tokens(home.issuer(), home.clients());
        recruiter = new Api(http, home.gateway(), tokens.of("recruiter"));
        ats = new Api(http, home.gateway(), tokens.of("ats"));
        stored = MongoClients.create(home.store())
                .getDatabase("candidate-service")
                .getCollection("applications");
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", home.broker(), "acks", "all", "linger.ms", 5),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Somebody who applied, and what the test will say of them. */
    private record Applicant(String id, String candidateId, String assessmentId, int hundredths, Instant completedAt) {}

    static void run(Suite suite, int applications) {
        Home home = suite.home();
        try {
            suite.start(List.of(
                    Part.named(home, "broker"),
                    Part.named(home, "store"),
                    Part.named(home, "identity"),
                    Part.named(home, "candidate-service"),
                    Part.named(home, "gateway")));
            new RankingBench(home, applications).measure();
        } finally {
            suite.down();
        }
    }

    private void measure() {
        String job = openJob();
        List<Applicant> applicants = apply(job);
        long begin = System.nanoTime();
        applicants.forEach(applicant ->
                publish("hiring.score", applicant.id(), "hiring.score.assessment-scored.v1", scored(job, applicant)));
        producer.flush();
        await(() -> standing(job, "SCORED") == applications, () -> progress(job, "SCORED"));
        double scoring = seconds(begin);

        begin = System.nanoTime();
        recruiter.send("POST", "/jobs/" + job + "/close", "");
        await(() -> decided(job) >= applications / 2, () -> progress(job, "SHORTLISTED"));
        long killed = System.nanoTime();
        PartProcess service = new PartProcess(home, Part.named(home, "candidate-service"));
        service.kill();
        service.start();
        await(() -> decided(job) == applications, () -> progress(job, "NOT_SELECTED"));
        double closing = seconds(begin);
        double after = seconds(killed);

        List<String> expected = applicants.stream()
                .sorted(BEST_FIRST)
                .limit(BEST)
                .map(Applicant::id)
                .toList();
        List<Double> first = new ArrayList<>();
        List<String> shortlisted = pages(job, "SHORTLISTED", first);
        List<Double> pages = new ArrayList<>();
        List<String> others = pages(job, "NOT_SELECTED", pages);
        Set<String> all = new HashSet<>(shortlisted);
        all.addAll(others);
        System.out.printf(
                Locale.ROOT,
                """

                | applications; taken | %,d; %,d |
                |---|---|
                | scores taken in | %.0f a second |
                | closing, with a kill -9 at the half of it | %.1f s, %.1f s of it from the kill on |
                | decided; the right ones taken, in the right order; anybody twice | %,d; %s; %s |
                | the candidate service's heap while closing, most in use | %d MiB |
                | a page of %d of %,d, through the gateway: the first 20, the last 20, p50 ms | %.1f, %.1f |
                | one candidate's rank, p50 and p99 ms | %.1f, %.1f |
                | floor: one application, p50 and p99 ms | %.1f, %.1f |
                """,
                applications,
                BEST,
                applications / scoring,
                closing,
                after,
                all.size(),
                shortlisted.equals(expected) ? "yes" : "no",
                shortlisted.size() + others.size() == all.size() ? "no" : "yes",
                mostHeap >> 20,
                PAGE,
                others.size(),
                at(pages.subList(0, Math.min(20, pages.size())), 0.5),
                at(pages.subList(Math.max(0, pages.size() - 20), pages.size()), 0.5),
                at(reads(applicants, "/rank"), 0.5),
                at(reads(applicants, "/rank"), 0.99),
                at(reads(applicants, ""), 0.5),
                at(reads(applicants, ""), 0.99));
        producer.close();
        http.shutdownNow();
    }

    private String openJob() {
        String assessment = UUID.randomUUID().toString();
        publish("hiring.assessment", assessment, "hiring.assessment.published.v1", """
                {"assessmentId": "%s", "title": "Bench", "durationMinutes": 40, "questionCount": 11, "publishedAt": "%s"}""".formatted(
                        assessment, Instant.now()));
        producer.flush();
        String body = """
                {"title": "Bench", "assessmentId": "%s", "shortlistPolicy": {"best": %d}}""".formatted(assessment, BEST);
        while (true) {
            var job = recruiter.call("POST", "/jobs", body);
            if (job.isPresent()) {
                return job.get().path("id").asString();
            }
            LockSupport.parkNanos(50_000_000);
        }
    }

    private List<Applicant> apply(String job) {
        ConcurrentLinkedQueue<Applicant> applied = new ConcurrentLinkedQueue<>();
        Instant start = Instant.now();
        try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<?>> running = IntStream.range(0, applications)
                    .<Future<?>>mapToObj(i -> {
                        int hundredths = random.nextInt(10_001);
                        Instant completedAt = start.plusMillis(random.nextInt(1_000));
                        return threads.submit(() -> {
                            JsonNode application =
                                    ats.send("POST", "/applications", """
                                    {"jobId": "%s", "candidate": {"givenName": "Ada", "familyName": "N%d", "email": "%s@example.org"}}""".formatted(job, i, UUID.randomUUID()));
                            applied.add(new Applicant(
                                    application.path("id").asString(),
                                    application.path("candidateId").asString(),
                                    application.path("assessmentId").asString(),
                                    hundredths,
                                    Instant.ofEpochMilli(completedAt.toEpochMilli())));
                            if (i % 5_000 == 0) {
                                System.out.printf("%,d of %,d have applied%n", i, applications);
                            }
                        });
                    })
                    .toList();
            for (Future<?> one : running) {
                one.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new Failure("Not everybody could apply: " + e.getMessage());
        }
        return List.copyOf(applied);
    }

    private static String scored(String job, Applicant applicant) {
        String percent = String.format(Locale.ROOT, "%.2f", applicant.hundredths() / 100.0);
        return """
                {"sessionId": "%s", "applicationId": "%s", "candidateId": "%s", "jobId": "%s", "assessmentId": "%s",
                "scoringVersion": 1, "status": "FINAL", "marks": %s, "maximum": 100, "percent": %s,
                "bySkill": [], "items": [], "completedAt": "%s", "scoredAt": "%s"}""".formatted(
                        UUID.randomUUID(),
                        applicant.id(),
                        applicant.candidateId(),
                        job,
                        applicant.assessmentId(),
                        percent,
                        percent,
                        applicant.completedAt(),
                        Instant.now());
    }

    private void publish(String topic, String key, String type, String json) {
        ProducerRecord<String, byte[]> event = new ProducerRecord<>(topic, key, json.getBytes(UTF_8));
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", UUID.randomUUID().toString(),
                        "ce_source", "/bench",
                        "ce_type", type,
                        "ce_time", Instant.now().toString(),
                        "ce_subject", key,
                        "ce_organization", "acme",
                        "ce_version", "1",
                        "content-type", "application/json")
                .forEach((name, value) -> event.headers().add(name, value.getBytes(UTF_8)));
        var _ = producer.send(event);
    }

    private List<String> pages(String job, String outcome, List<Double> millis) {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        do {
            String path = "/jobs/" + job + "/shortlist?limit=" + PAGE + "&outcome=" + outcome + cursor;
            long begin = System.nanoTime();
            JsonNode page = recruiter.get(path);
            millis.add((System.nanoTime() - begin) / 1e6);
            page.path("items")
                    .forEach(item -> ids.add(item.path("applicationId").asString()));
            cursor = page.path("next").isNull()
                    ? ""
                    : "&cursor=" + page.path("next").asString();
        } while (!cursor.isEmpty());
        return ids;
    }

    private List<Double> reads(List<Applicant> applicants, String what) {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < READS; i++) {
            String id = applicants.get(random.nextInt(applicants.size())).id();
            long begin = System.nanoTime();
            recruiter.get("/applications/" + id + what);
            millis.add((System.nanoTime() - begin) / 1e6);
        }
        return millis;
    }

    private int decided(String job) {
        return standing(job, "SHORTLISTED") + standing(job, "NOT_SELECTED");
    }

    /** Counted in the store, for the funnel reads the whole job. */
    private int standing(String job, String stage) {
        return (int) stored.countDocuments(
                new Document("organization", "acme").append("jobId", job).append("stage", stage));
    }

    private String progress(String job, String stage) {
        return "%s: %,d of %,d".formatted(stage, standing(job, stage), applications);
    }

    private void await(BooleanSupplier condition, Supplier<String> progress) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (int look = 0; !condition.getAsBoolean(); look++) {
            if (System.nanoTime() > end) {
                throw new Failure("Not after " + PATIENCE.toMinutes() + " minutes; " + progress.get());
            }
            if (look % 10 == 0) {
                System.out.println(progress.get());
            }
            new PartProcess(home, Part.named(home, "candidate-service")).alive().ifPresent(this::look);
            LockSupport.parkNanos(1_000_000_000L);
        }
    }

    private void look(ProcessHandle service) {
        try {
            mostHeap = Math.max(mostHeap, new Heap(service, Part.management(home, 8084)).used());
        } catch (RuntimeException e) {
            // It is about to start.
        }
    }

    private static double at(List<Double> millis, double quantile) {
        List<Double> sorted = millis.stream().sorted().toList();
        return sorted.get((int) Math.ceil(quantile * sorted.size()) - 1);
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
