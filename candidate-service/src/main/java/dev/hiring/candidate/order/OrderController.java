package dev.hiring.candidate.order;

import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import dev.hiring.candidate.order.Order.Failure;
import dev.hiring.candidate.order.Order.State;
import dev.hiring.candidate.outbound.Attempt;
import dev.hiring.kit.http.Caller;
import dev.hiring.kit.http.Page;
import dev.hiring.kit.http.PageRequest;
import dev.hiring.kit.security.Role;

/** What an ATS has ordered over a connection, and the repair of what it could not be told. */
@RestController
@RequestMapping("/api/{apiVersion}/connections/{connectionId}/orders")
class OrderController {

    private final OrderService orders;

    OrderController(OrderService orders) {
        this.orders = orders;
    }

    /**
     * Lists what was ordered, the newest first.
     *
     * @param state only those that are in this state
     */
    @GetMapping
    @RolesAllowed({Role.ATS, Role.OPERATOR, Role.ADMIN})
    Page<OrderResponse> page(
            Caller caller,
            @PathVariable String connectionId,
            @RequestParam(required = false) @Nullable State state,
            PageRequest request) {
        return orders.page(caller.organization(), connectionId, state, request).map(OrderResponse::of);
    }

    /** Reads an order, and what came of each attempt to tell the ATS of its result. */
    @GetMapping("/{id}")
    @RolesAllowed({Role.ATS, Role.OPERATOR, Role.ADMIN})
    OrderResponse get(Caller caller, @PathVariable String connectionId, @PathVariable String id) {
        return OrderResponse.of(orders.get(caller.organization(), connectionId, id));
    }

    /** Tells the ATS once more what it could not be told. */
    @PostMapping("/{id}/resend")
    @RolesAllowed({Role.ATS, Role.OPERATOR, Role.ADMIN})
    @ResponseStatus(HttpStatus.ACCEPTED)
    OrderResponse resend(Caller caller, @PathVariable String connectionId, @PathVariable String id) {
        return OrderResponse.of(orders.resend(caller.organization(), connectionId, id));
    }

    /**
     * A test that an ATS has ordered.
     *
     * @param id by which the ATS knows it too
     * @param url where the ATS is told, null once the candidate was erased
     * @param failure why nothing more is tried, null unless it failed
     * @param placedAt when it was ordered
     * @param overAt when it was heard that the test was over, null while it is not
     * @param nextAttemptAt null when nothing more is tried
     * @param attempts the newest 50, the oldest of them first
     */
    record OrderResponse(
            String id,
            String jobId,
            String applicationId,
            @Nullable String url,
            State state,
            @Nullable Failure failure,
            Instant placedAt,
            @Nullable Instant overAt,
            @Nullable Instant nextAttemptAt,
            List<Attempt> attempts) {

        static OrderResponse of(Order order) {
            return new OrderResponse(
                    order.id(),
                    order.jobId(),
                    order.applicationId(),
                    order.url(),
                    order.state(),
                    order.failure(),
                    order.placedAt(),
                    order.overAt(),
                    order.dueAt(),
                    order.attempts());
        }
    }
}
