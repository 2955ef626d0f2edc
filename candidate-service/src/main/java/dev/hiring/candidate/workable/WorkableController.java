package dev.hiring.candidate.workable;

import static dev.hiring.candidate.order.AtsRequests.required;

import jakarta.annotation.security.PermitAll;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import dev.hiring.candidate.connection.CalledBy;
import dev.hiring.candidate.connection.Connection;
import dev.hiring.candidate.connection.Kind;
import dev.hiring.candidate.order.AtsRequests;
import dev.hiring.candidate.order.OrderService;
import dev.hiring.candidate.order.Placement;
import dev.hiring.candidate.workable.WorkableBodies.AssessmentRequest;
import dev.hiring.candidate.workable.WorkableBodies.Created;
import dev.hiring.candidate.workable.WorkableBodies.Tests;
import dev.hiring.kit.http.ForeignContract;

/** The two operations that Workable calls. */
@RestController
@ForeignContract
@CalledBy(Kind.WORKABLE)
@RequestMapping("/ats/workable")
class WorkableController {

    private final OrderService orders;
    private final AtsRequests requests;

    WorkableController(OrderService orders, AtsRequests requests) {
        this.orders = orders;
        this.requests = requests;
    }

    @GetMapping("/tests")
    @PermitAll
    Tests tests(Connection connection) {
        return Tests.of(orders.tests(connection));
    }

    @PostMapping("/assessments")
    @PermitAll
    @ResponseStatus(HttpStatus.CREATED)
    Created create(Connection connection, @RequestBody AssessmentRequest request) {
        String test = required("test_id", request.testId());
        String url = required("callback_url", request.callbackUrl());
        return new Created(orders.place(
                        connection, new Placement(test, requests.details(request.candidate()), "callback_url", url))
                .id());
    }
}
