package dev.hiring.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stops parts in order, as an update does, under a steady stream of commands: none that was let in fails. */
@ExtendWith(RunningSuite.Extension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StopIT {

    private static final int CALLERS = 8;
    private static final int FLOW = 100;

    private final RunningSuite suite;
    private final Company company;

    StopIT(RunningSuite suite) {
        this.suite = suite;
        this.company = new Company(suite, "acme", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway", "candidate-service", "assessment-service"})
    void cutsNobodyOffWhenAPartStops(String part) throws Exception {
        AckJournal journal = new AckJournal();
        AtomicBoolean more = new AtomicBoolean(true);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> callers = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                callers.add(threads.submit(new PoliteCaller(company, journal, more)));
            }
            try {
                awaitFlow(journal);
                suite.stop(part);
                suite.suite().up();
                awaitFlow(journal);
            } finally {
                more.set(false);
            }
            for (Future<?> caller : callers) {
                caller.get();
            }
        }
        System.out.println(part + " stopped: " + journal);
        assertThat(journal.failures).isEmpty();
        everythingAcknowledgedIsThere(journal);
    }

    private static void awaitFlow(AckJournal journal) {
        int before = journal.acknowledged.size();
        await().atMost(Duration.ofMinutes(1)).until(() -> journal.acknowledged.size() >= before + FLOW);
    }

    /** And what follows from it happens: each application is invited. */
    private void everythingAcknowledgedIsThere(AckJournal journal) {
        journal.acknowledged.forEach((path, name) ->
                assertThat(company.recruiter.get(path).toString()).contains(name));
        Set<String> waiting = new HashSet<>(journal.acknowledged.keySet());
        waiting.removeIf(path -> path.startsWith("/assessments/"));
        await().atMost(Duration.ofMinutes(1)).until(() -> {
            waiting.removeIf(
                    path -> company.recruiter.get(path).path("stage").asString().equals("INVITED"));
            return waiting.isEmpty();
        });
    }
}
