package dev.hiring.candidate.replay;

import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import dev.hiring.kit.aggregate.ConcurrentChange;
import dev.hiring.kit.aggregate.StoreAway;

/**
 * Runs replays one after the other beside requests and listeners: on a hint, and regularly for those whose hint was lost or
 * that somebody left undone.
 */
@Component
final class ReplayRunner implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(ReplayRunner.class);

    private final ReplayService replays;
    private final ReplayWorker work;
    private final AtomicBoolean queued = new AtomicBoolean();
    private final ExecutorService worker =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("replay").factory());

    ReplayRunner(ReplayService replays, ReplayWorker work) {
        this.replays = replays;
        this.work = work;
    }

    @EventListener(ReplayDue.class)
    @Scheduled(
            initialDelayString = "${hiring.replay.check-every:5s}",
            fixedDelayString = "${hiring.replay.check-every:5s}")
    void check() {
        if (queued.compareAndSet(false, true)) {
            worker.execute(this::run);
        }
    }

    private void run() {
        // Before the run: a hint that comes during it may tell of what the run does not see any more.
        queued.set(false);
        try {
            for (Optional<Replay> next = replays.claim(); next.isPresent(); next = replays.claim()) {
                run(next.get());
            }
        } catch (RuntimeException e) {
            log.warn("The replays that are due cannot be read: {}", e.toString());
        }
    }

    private void run(Replay replay) {
        try {
            Replay ended = work.work(replay);
            log.info("Replay {} of job {} came to {}", ended.id(), ended.jobId(), ended.result());
        } catch (RuntimeException e) {
            if (passes(e)) {
                log.warn("Replay {} is left to who takes it next: {}", replay.id(), e.toString());
            } else {
                log.error("Replay {} failed", replay.id(), e);
                replays.fail(replay);
            }
        }
    }

    /** Whether another try, of this instance or another, may fare better. */
    private static boolean passes(RuntimeException failure) {
        if (StoreAway.isCauseOf(failure)) {
            return true;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RetriableException
                    || cause instanceof InterruptException
                    || cause instanceof ConcurrentChange) {
                return true;
            }
        }
        return false;
    }

    @Scheduled(fixedDelayString = "${hiring.replay.clean-every:1h}")
    void forget() {
        int forgotten = replays.forget();
        if (forgotten > 0) {
            log.info("Forgot {} old replays", forgotten);
        }
    }

    @Override
    public void destroy() {
        worker.shutdownNow();
    }
}
