package dev.hiring.candidate.webhook;

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

import dev.hiring.candidate.outbound.Attempt;
import dev.hiring.candidate.webhook.Delivery.State;
import dev.hiring.kit.http.Caller;
import dev.hiring.kit.http.Page;
import dev.hiring.kit.http.PageRequest;
import dev.hiring.kit.security.Role;

/** The log of a webhook, and its repair. */
@RestController
@RequestMapping("/api/{apiVersion}/webhooks/{id}")
class DeliveryController {

    private final WebhookService webhooks;

    DeliveryController(WebhookService webhooks) {
        this.webhooks = webhooks;
    }

    /** Sends a test message. What came of it stands in its delivery. */
    @PostMapping("/ping")
    @RolesAllowed({Role.ATS, Role.ADMIN})
    @ResponseStatus(HttpStatus.ACCEPTED)
    DeliveryResponse ping(Caller caller, @PathVariable String id) {
        return DeliveryResponse.of(webhooks.ping(caller.organization(), id));
    }

    /**
     * Lists what was sent to a webhook, the newest first; kept for 30 days.
     *
     * @param state only those that are in this state
     */
    @GetMapping("/deliveries")
    @RolesAllowed({Role.ATS, Role.ADMIN})
    Page<DeliveryResponse> page(
            Caller caller,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable State state,
            PageRequest request) {
        return webhooks.deliveries(caller.organization(), id, state, request).map(DeliveryResponse::of);
    }

    /** Reads what was sent, and what came of each attempt. */
    @GetMapping("/deliveries/{deliveryId}")
    @RolesAllowed({Role.ATS, Role.ADMIN})
    DeliveryResponse get(Caller caller, @PathVariable String id, @PathVariable String deliveryId) {
        return DeliveryResponse.of(webhooks.delivery(caller.organization(), id, deliveryId));
    }

    /** Sends a message anew, under the same id and with all its tries. */
    @PostMapping("/deliveries/{deliveryId}/replay")
    @RolesAllowed({Role.ATS, Role.ADMIN})
    @ResponseStatus(HttpStatus.ACCEPTED)
    DeliveryResponse replay(Caller caller, @PathVariable String id, @PathVariable String deliveryId) {
        return DeliveryResponse.of(webhooks.replay(caller.organization(), id, deliveryId));
    }

    /**
     * One message and what came of it.
     *
     * @param id the message's {@code webhook-id}
     * @param nextAttemptAt null when nothing more is tried
     * @param attempts the newest 50, the oldest of them first
     */
    record DeliveryResponse(
            String id,
            String eventType,
            State state,
            @Nullable Instant nextAttemptAt,
            List<Attempt> attempts,
            Instant createdAt) {

        static DeliveryResponse of(Delivery delivery) {
            return new DeliveryResponse(
                    delivery.id(),
                    delivery.eventType(),
                    delivery.state(),
                    delivery.dueAt(),
                    delivery.attempts(),
                    delivery.createdAt());
        }
    }
}
