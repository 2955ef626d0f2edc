package dev.hiring.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;

import dev.hiring.local.Part;

/** Kills every process of the suite, some of them twice, under a steady stream of applications; nothing may be lost. */
@ExtendWith(RunningSuite.Extension.class)
class CrashIT {

    private static final List<String> KILLS = List.of(
            "question-service",
            "assessment-service",
            "scoring-service",
            "candidate-service",
            "gateway",
            "broker",
            "store",
            "candidate-service",
            "store",
            "broker",
            "question-service",
            "gateway");
    private static final int STREAMS = 3;
    private static final int BETWEEN_KILLS = 4;

    private final RunningSuite suite;

    CrashIT(RunningSuite suite) {
        this.suite = suite;
    }

    @Test
    void losesAndDoublesNothingWhenProcessesAreKilled() throws Exception {
        List<Company> companies = List.of(new Company(suite, "acme", ""), new Company(suite, "globex", "-globex"));
        AtomicBoolean more = new AtomicBoolean(true);
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            List<Future<?>> streams = new ArrayList<>();
            for (Company company : companies) {
                for (int i = 0; i < STREAMS; i++) {
                    streams.add(threads.submit(() -> {
                        while (more.get()) {
                            company.playOneCandidate();
                        }
                    }));
                }
            }
            try {
                for (String part : KILLS) {
                    awaitCandidates(companies, streams);
                    System.out.println("kill -9 " + part + " after " + submitted(companies) + " tests");
                    suite.kill(part);
                    suite.suite().up();
                }
                awaitCandidates(companies, streams);
            } finally {
                more.set(false);
            }
            for (Future<?> stream : streams) {
                stream.get();
            }
        }
        awaitQuiet(companies);
        new Invariants(suite, companies).check();
        for (Company company : companies) {
            awaitReplay(company);
        }
        System.out.printf(
                "%d kills, %d applications, %d requests sent again%n",
                KILLS.size(),
                companies.stream()
                        .mapToInt(company -> company.journal.entries.size())
                        .sum(),
                Client.RETRIES.get());
    }

    /** Between two kills the stream has to flow again. */
    private static void awaitCandidates(List<Company> companies, List<Future<?>> streams) {
        long before = submitted(companies);
        await().atMost(Duration.ofMinutes(3)).until(() -> {
            assertThat(streams).noneMatch(Future::isDone);
            return submitted(companies) >= before + BETWEEN_KILLS;
        });
    }

    private static long submitted(List<Company> companies) {
        return companies.stream()
                .mapToLong(company -> company.journal.submitted())
                .sum();
    }

    /** Every application decided, every event published and consumed: I5 and I6. */
    private void awaitQuiet(List<Company> companies) {
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> {
                    for (Company company : companies) {
                        assertThat(company.recruiter
                                        .get("/jobs/" + company.jobId + "/funnel")
                                        .path("outcomes")
                                        .valueStream()
                                        .mapToInt(count -> count.asInt())
                                        .sum())
                                .isEqualTo(company.journal.entries.size());
                    }
                    for (var service : Part.EVENT_SERVICES.entrySet()) {
                        assertThat(pending(service.getValue()))
                                .as("I6: outbox of %s", service.getKey())
                                .isZero();
                    }
                    // That is as far as I5 can be counted here: the services' counters of what they handled, skipped
                    // and gave up begin anew with every killed process, and count a redelivered record twice.
                    assertThat(KafkaLog.lag(suite.kafka(), List.copyOf(Part.EVENT_SERVICES.keySet())))
                            .as("I5: records not consumed")
                            .isZero();
                });
    }

    /** After all that, each decision follows from the log; also if whoever computes it anew is killed over it. */
    private void awaitReplay(Company company) {
        String replays = "/jobs/" + company.jobId + "/replays";
        String replay = replays + "/"
                + company.recruiter.post(replays, "", "").path("id").asString();
        suite.kill("candidate-service");
        suite.suite().up();
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofSeconds(1))
                .until(() ->
                        company.recruiter.get(replay).path("state").asString().equals("DONE"));
        assertThat(company.recruiter.get(replay + "/differences").path("items")).isEmpty();
        assertThat(company.recruiter.get(replay).at("/result/equal").asInt()).isEqualTo(company.journal.entries.size());
    }

    private long pending(int port) {
        return new JsonMapper()
                .readTree(new Management(suite.home()).get(port, "outbox"))
                .path("pending")
                .asLong(-1);
    }
}
