package dev.hiring.candidate.webhook;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import dev.hiring.candidate.webhook.WebhookBodies.KeyedResponse;
import dev.hiring.candidate.webhook.WebhookBodies.WebhookRequest;
import dev.hiring.candidate.webhook.WebhookBodies.WebhookResponse;
import dev.hiring.candidate.webhook.WebhookBodies.WebhookUpdate;
import dev.hiring.candidate.webhook.WebhookService.Keyed;
import dev.hiring.kit.http.ApiPath;
import dev.hiring.kit.http.Caller;
import dev.hiring.kit.http.ETags;
import dev.hiring.kit.http.IdempotencyKey;
import dev.hiring.kit.http.IfMatch;
import dev.hiring.kit.http.Page;
import dev.hiring.kit.http.PageRequest;
import dev.hiring.kit.security.Role;

/** Addresses of the organization that are told, signed and in order, what happens. */
@RestController
@RequestMapping("/api/{apiVersion}/webhooks")
class WebhookController {

    private final WebhookService webhooks;

    WebhookController(WebhookService webhooks) {
        this.webhooks = webhooks;
    }

    /** Registers a webhook. The secret stands in this answer only. */
    @PostMapping
    @RolesAllowed({Role.ATS, Role.ADMIN})
    ResponseEntity<KeyedResponse> subscribe(
            Caller caller, IdempotencyKey key, ApiPath api, @Valid @RequestBody WebhookRequest request) {
        Keyed keyed =
                webhooks.subscribe(key.id("webhook"), caller.organization(), request.wish(), request.signatureScheme());
        return answer(
                ResponseEntity.created(api.to("webhooks", keyed.subscription().id())), keyed);
    }

    /** Lists the webhooks of the organization, the newest first. */
    @GetMapping
    @RolesAllowed({Role.ATS, Role.ADMIN})
    Page<WebhookResponse> page(Caller caller, PageRequest request) {
        return webhooks.page(caller.organization(), request).map(WebhookResponse::of);
    }

    /** Reads a webhook. */
    @GetMapping("/{id}")
    @RolesAllowed({Role.ATS, Role.ADMIN})
    ResponseEntity<WebhookResponse> get(Caller caller, @PathVariable String id) {
        return answer(webhooks.get(caller.organization(), id));
    }

    /** Replaces all that can be chosen of a webhook. Switching it on again forgives its failures. */
    @PutMapping("/{id}")
    @RolesAllowed({Role.ATS, Role.ADMIN})
    ResponseEntity<WebhookResponse> replace(
            Caller caller, @PathVariable String id, IfMatch ifMatch, @Valid @RequestBody WebhookUpdate update) {
        return answer(webhooks.replace(caller.organization(), id, ifMatch, update.wish(), update.enabled()));
    }

    /** Gives a webhook a new key. The one before goes on signing for 24 hours, beside the new one. */
    @PostMapping("/{id}/rotate-key")
    @RolesAllowed({Role.ATS, Role.ADMIN})
    ResponseEntity<KeyedResponse> rotate(Caller caller, @PathVariable String id, IfMatch ifMatch) {
        return answer(ResponseEntity.ok(), webhooks.rotate(caller.organization(), id, ifMatch));
    }

    /** Deletes a webhook. What was not delivered yet is not. */
    @DeleteMapping("/{id}")
    @RolesAllowed({Role.ATS, Role.ADMIN})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Caller caller, @PathVariable String id, IfMatch ifMatch) {
        webhooks.delete(caller.organization(), id, ifMatch);
    }

    /** Kept by nobody, the store of repeated answers included. */
    private static ResponseEntity<KeyedResponse> answer(ResponseEntity.BodyBuilder builder, Keyed keyed) {
        return builder.cacheControl(CacheControl.noStore())
                .eTag(ETags.of(keyed.subscription().version()))
                .body(KeyedResponse.of(keyed));
    }

    private static ResponseEntity<WebhookResponse> answer(Subscription subscription) {
        return ResponseEntity.ok().eTag(ETags.of(subscription.version())).body(WebhookResponse.of(subscription));
    }
}
