package dev.hiring.candidate.connection;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

import dev.hiring.kit.aggregate.Ids;
import dev.hiring.kit.http.Page;
import dev.hiring.kit.http.PageRequest;

/** Keeps for a while what ATSes complain of, for operators to read. */
@Service
public final class ReportService {

    private static final Logger log = LoggerFactory.getLogger(ReportService.class);
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int MOST_OF_A_CONNECTION = 1_000;

    private final ReportedErrors errors;
    private final ConnectionService connections;
    private final MeterRegistry meters;
    private final Clock clock;

    ReportService(ReportedErrors errors, ConnectionService connections, MeterRegistry meters, Clock clock) {
        this.errors = errors;
        this.connections = connections;
        this.meters = meters;
        this.clock = clock;
    }

    public void keep(Connection connection, Report report) {
        // What exactly it says may tell of a person, and so is read over the API only.
        log.warn(
                "The ATS of connection {} reports {} errors",
                connection.id(),
                report.errors().size());
        meters.counter("hiring.ats.reported.errors", "kind", connection.kind().name())
                .increment();
        errors.insert(
                connection.organization(),
                new ReportedError(Ids.random(), connection.organization(), connection.id(), report, now()),
                MOST_OF_A_CONNECTION);
    }

    Page<ReportedError> page(String organization, String connectionId, PageRequest request) {
        return errors.page(
                organization, connections.get(organization, connectionId).id(), request);
    }

    /** Forgets what was reported of an order. */
    public void forget(String organization, String orderId) {
        errors.deleteOf(organization, orderId);
    }

    @Scheduled(fixedDelayString = "${hiring.ats.clean-every:1h}")
    void forget() {
        long deleted = errors.deleteBefore(clock.instant().minus(KEPT));
        if (deleted > 0) {
            log.info("Forgot {} reports older than {}", deleted, KEPT);
        }
    }

    /** The store keeps milliseconds. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
