package dev.hiring.candidate.application;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks for tests that were completed and never scored. Nothing is lost without a trace, so each of them has a dead letter
 * or a consumer that lags; what to do about it is the operator's to say.
 */
@Component
final class Unscored {

    /** Scoring takes moments; an outage of minutes has alerts of its own. */
    static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final Logger log = LoggerFactory.getLogger(Unscored.class);

    private final AtomicLong count = new AtomicLong();
    private final ApplicationService applications;
    private final Clock clock;

    Unscored(ApplicationService applications, Clock clock, MeterRegistry meters) {
        this.applications = applications;
        this.clock = clock;
        Gauge.builder("hiring.applications.unscored", count, AtomicLong::doubleValue)
                .description("Applications with a test that was completed more than ten minutes ago and has no score")
                .register(meters);
    }

    @Scheduled(fixedDelayString = "${hiring.unscored.check-every:60s}")
    void check() {
        long found = applications.unscored(clock.instant().minus(PATIENCE));
        if (found > count.getAndSet(found)) {
            log.warn(
                    "{} applications have a test that was completed more than {} ago and has no score",
                    found,
                    PATIENCE);
        }
    }
}
