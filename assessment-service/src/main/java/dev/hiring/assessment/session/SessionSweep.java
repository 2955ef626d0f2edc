package dev.hiring.assessment.session;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import dev.hiring.kit.outbox.OutboxFull;

/**
 * Makes time pass: expires invitations and completes tests that are out of time. Several instances may do so at once,
 * since each change is conditional; the idle sweep is one look-up in an index.
 */
@Component
class SessionSweep {

    private static final Logger log = LoggerFactory.getLogger(SessionSweep.class);
    private static final int BATCH = 100;

    private final Sessions sessions;
    private final Clock clock;

    SessionSweep(Sessions sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void run() {
        try {
            List<Session> due;
            do {
                due = sessions.due(clock.instant(), BATCH);
            } while (lapse(due) == BATCH);
        } catch (OutboxFull | DataAccessException e) {
            log.warn("What is due has to wait: {}", e.getMessage());
        }
    }

    /**
     * @return how many were changed; less than given means that something is in the way, and the next run tries again
     */
    private long lapse(List<Session> due) {
        return due.stream().filter(this::lapse).count();
    }

    private boolean lapse(Session due) {
        try {
            Session lapsed = sessions.change(due.organization(), due.id(), session -> session.lapse(clock.instant()));
            if (lapsed.isMissed()) {
                sessions.callOffOthers(lapsed, clock.instant());
            }
            return true;
        } catch (OutboxFull | DataAccessException e) {
            throw e;
        } catch (RuntimeException e) {
            log.warn("Session {} is due but could not be changed", due.id(), e);
            return false;
        }
    }
}
