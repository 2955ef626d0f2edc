package dev.hiring.candidate.shortlist;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import dev.hiring.candidate.job.DecisionsDue;

/**
 * Runs the selection beside requests and listeners, which a big job would hold up: on a hint, and regularly for hints
 * that were lost.
 */
@Component
class SelectionRunner implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(SelectionRunner.class);

    private final SelectionService selection;
    private final Set<DecisionsDue> queued = ConcurrentHashMap.newKeySet();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("selection").factory());

    SelectionRunner(SelectionService selection) {
        this.selection = selection;
    }

    @EventListener
    void on(DecisionsDue due) {
        if (queued.add(due)) {
            worker.execute(() -> run(due));
        }
    }

    @Scheduled(
            initialDelayString = "${hiring.selection.check-every:30s}",
            fixedDelayString = "${hiring.selection.check-every:30s}")
    void check() {
        selection.waiting().forEach(this::on);
    }

    private void run(DecisionsDue due) {
        // Before the run: a hint that comes during it may tell of what the run does not see any more.
        queued.remove(due);
        try {
            selection.decide(due.organization(), due.jobId());
        } catch (RuntimeException e) {
            log.warn("Decisions of job {} are left to the next check", due.jobId(), e);
        }
    }

    @Override
    public void destroy() {
        worker.shutdownNow();
    }
}
