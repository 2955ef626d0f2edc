package dev.hiring.candidate.order;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

import dev.hiring.candidate.application.Application;
import dev.hiring.candidate.application.ApplicationService;
import dev.hiring.candidate.connection.Connection;
import dev.hiring.candidate.connection.ConnectionService;
import dev.hiring.candidate.connection.ReportService;
import dev.hiring.candidate.job.AskedAssessment;
import dev.hiring.candidate.job.Job;
import dev.hiring.candidate.job.JobService;
import dev.hiring.candidate.job.OpenJob;
import dev.hiring.candidate.order.Order.State;
import dev.hiring.candidate.outbound.Receivers;
import dev.hiring.candidate.person.CandidateService;
import dev.hiring.kit.http.NotFound;
import dev.hiring.kit.http.Page;
import dev.hiring.kit.http.PageRequest;

/** Takes orders in and knows how far they are. */
@Service
public final class OrderService {

    /** More than anybody would choose from; the ATS takes them all at once. */
    private static final int MOST_TESTS = 1_000;

    private final Orders orders;
    private final ApplicationService applications;
    private final JobService jobs;
    private final CandidateService candidates;
    private final ConnectionService connections;
    private final ReportService reports;
    private final Receivers receivers;
    private final ApplicationEventPublisher hints;
    private final Clock clock;

    OrderService(
            Orders orders,
            ApplicationService applications,
            JobService jobs,
            CandidateService candidates,
            ConnectionService connections,
            ReportService reports,
            Receivers receivers,
            ApplicationEventPublisher hints,
            Clock clock) {
        this.orders = orders;
        this.applications = applications;
        this.jobs = jobs;
        this.candidates = candidates;
        this.connections = connections;
        this.reports = reports;
        this.receivers = receivers;
        this.hints = hints;
        this.clock = clock;
    }

    /** Something is to be sent. */
    record OrdersDue() {}

    /** What can be ordered: a test is the way into an open job. */
    public List<OpenJob> tests(Connection connection) {
        return jobs.open(connection.organization(), MOST_TESTS);
    }

    /**
     * The order of that address: whatever else a repeated request says, the first one stands. Each step meets itself when
     * it is repeated, so that a request that was cut off is completed by the next.
     */
    public Order place(Connection connection, Placement placement) {
        String organization = connection.organization();
        URI url = receivers.requireOf(connection.allowedHosts(), placement.urlField(), placement.url());
        String id = Order.id(organization, connection.id(), url.toString());
        Order order = orders.find(organization, id).orElseGet(() -> insert(connection, placement, url));
        if (isOf(placement, order)) {
            applications.applyOrFind(
                    organization, order.jobId(), placement.candidate(), order.id(), "order/" + order.id());
        }
        // Read after the order was stored: of this and the news that the test is over, at least one sees the other.
        return statusOf(order).phase().isOver() ? over(order) : order;
    }

    private Order insert(Connection connection, Placement placement, URI url) {
        String organization = connection.organization();
        Job job = jobs.get(organization, placement.testId());
        if (job.isClosed()) {
            throw new NotFound("test");
        }
        String candidateId = candidates.save(organization, placement.candidate());
        Order placed = orders.insertOrFind(Order.place(
                organization,
                connection.id(),
                url.toString(),
                job.id(),
                Application.id(job, candidateId),
                candidateId,
                now()));
        // Of this and the erasure at least one sees the other.
        return candidates.isErased(organization, candidateId) ? forget(placed) : placed;
    }

    private boolean isOf(Placement placement, Order order) {
        return candidates
                .idOf(order.organization(), placement.candidate().email())
                .filter(order.candidateId()::equals)
                .isPresent();
    }

    public Order get(Connection connection, String id) {
        return get(connection.organization(), connection.id(), id);
    }

    public TestStatus statusOf(Order order) {
        return applications
                .find(order.organization(), order.applicationId())
                .map(application -> TestStatus.of(application, titles(application)))
                .orElseGet(TestStatus::unknown);
    }

    /** Of the tests, where there are several. */
    private Map<String, String> titles(Application application) {
        return application.hasSeveralTests()
                ? jobs.get(application.organization(), application.jobId()).assessments().stream()
                        .collect(Collectors.toMap(AskedAssessment::id, AskedAssessment::title))
                : Map.of();
    }

    /** One of the application's tests has come to its end; where it is the only one, the application's tests have. */
    void testOver(String organization, String applicationId) {
        orders.ofApplication(organization, applicationId).stream()
                .filter(order -> !hasSeveralTests(order))
                .forEach(this::over);
    }

    private boolean hasSeveralTests(Order order) {
        return applications
                .find(order.organization(), order.applicationId())
                .filter(Application::hasSeveralTests)
                .isPresent();
    }

    /** The application's tests have come to their end. */
    void over(String organization, String applicationId) {
        orders.ofApplication(organization, applicationId).forEach(this::over);
    }

    private Order over(Order order) {
        Order due = orders.change(order.organization(), order.id(), stored -> stored.over(now()));
        hints.publishEvent(new OrdersDue());
        return due;
    }

    List<Order> ofCandidate(String organization, String candidateId) {
        return orders.ofCandidate(organization, candidateId);
    }

    /** The candidate is erased: their orders are over, and nobody is told. */
    List<Order> forget(String organization, String candidateId) {
        return ofCandidate(organization, candidateId).stream().map(this::forget).toList();
    }

    private Order forget(Order order) {
        reports.forget(order.organization(), order.id());
        return orders.change(order.organization(), order.id(), Order::forget);
    }

    Order get(String organization, String connectionId, String id) {
        return orders.find(organization, id)
                .filter(order -> order.connectionId().equals(connectionId))
                .orElseThrow(() -> new NotFound("order"));
    }

    Page<Order> page(String organization, String connectionId, @Nullable State state, PageRequest request) {
        return orders.page(
                organization, connections.get(organization, connectionId).id(), state, request);
    }

    Order resend(String organization, String connectionId, String id) {
        Order again =
                orders.change(organization, get(organization, connectionId, id).id(), stored -> stored.again(now()));
        hints.publishEvent(new OrdersDue());
        return again;
    }

    /** The store keeps milliseconds. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
