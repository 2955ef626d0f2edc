package dev.hiring.candidate.greenhouse;

import static dev.hiring.candidate.order.AtsRequests.required;

import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.hiring.candidate.connection.CalledBy;
import dev.hiring.candidate.connection.Connection;
import dev.hiring.candidate.connection.Kind;
import dev.hiring.candidate.connection.ReportService;
import dev.hiring.candidate.greenhouse.GreenhouseBodies.Noted;
import dev.hiring.candidate.greenhouse.GreenhouseBodies.PartnerTest;
import dev.hiring.candidate.greenhouse.GreenhouseBodies.SendTest;
import dev.hiring.candidate.greenhouse.GreenhouseBodies.Sent;
import dev.hiring.candidate.greenhouse.GreenhouseBodies.Status;
import dev.hiring.candidate.order.AtsRequests;
import dev.hiring.candidate.order.Order;
import dev.hiring.candidate.order.OrderService;
import dev.hiring.candidate.order.Placement;
import dev.hiring.candidate.order.ResultPages;
import dev.hiring.kit.http.ForeignContract;

/** The four operations that Greenhouse calls. */
@RestController
@ForeignContract
@CalledBy(Kind.GREENHOUSE)
@RequestMapping("/ats/greenhouse")
class GreenhouseController {

    private final OrderService orders;
    private final AtsRequests requests;
    private final ResultPages pages;
    private final ReportService reports;

    GreenhouseController(OrderService orders, AtsRequests requests, ResultPages pages, ReportService reports) {
        this.orders = orders;
        this.requests = requests;
        this.pages = pages;
        this.reports = reports;
    }

    @GetMapping("/list_tests")
    @PermitAll
    List<PartnerTest> listTests(Connection connection) {
        return orders.tests(connection).stream().map(PartnerTest::of).toList();
    }

    @PostMapping("/send_test")
    @PermitAll
    Sent sendTest(Connection connection, @RequestBody SendTest request) {
        String test = required("partner_test_id", request.partnerTestId());
        String url = required("url", request.url());
        Order order = orders.place(connection, new Placement(test, requests.details(request.candidate()), "url", url));
        return new Sent(order.id());
    }

    @GetMapping("/test_status")
    @PermitAll
    Status testStatus(Connection connection, @RequestParam("partner_interview_id") String id) {
        Order order = orders.get(connection, id);
        return Status.of(orders.statusOf(order), pages.of(order));
    }

    @PostMapping({"/response_error", "/request_errors"})
    @PermitAll
    Noted responseError(Connection connection, @RequestBody Map<String, @Nullable Object> report) {
        reports.keep(connection, GreenhouseBodies.report(report));
        return Noted.OK;
    }
}
