package dev.hiring.candidate.connection;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.hiring.candidate.connection.ConnectionBodies.ConnectionRequest;
import dev.hiring.candidate.connection.ConnectionBodies.ConnectionResponse;
import dev.hiring.candidate.connection.ConnectionBodies.ConnectionUpdate;
import dev.hiring.candidate.connection.ConnectionBodies.KeyedConnection;
import dev.hiring.candidate.connection.ConnectionService.Keyed;
import dev.hiring.kit.http.ApiPath;
import dev.hiring.kit.http.Caller;
import dev.hiring.kit.http.ETags;
import dev.hiring.kit.http.IdempotencyKey;
import dev.hiring.kit.http.IfMatch;
import dev.hiring.kit.http.Page;
import dev.hiring.kit.http.PageRequest;
import dev.hiring.kit.security.Role;

/** Links to accounts at applicant tracking systems that have a contract of their own. */
@RestController
@RequestMapping("/api/{apiVersion}/connections")
class ConnectionController {

    private final ConnectionService connections;

    ConnectionController(ConnectionService connections) {
        this.connections = connections;
    }

    /** Connects an account at an ATS. The key with which the ATS is to call stands in this answer only. */
    @PostMapping
    @RolesAllowed({Role.ATS, Role.ADMIN})
    ResponseEntity<KeyedConnection> create(
            Caller caller, IdempotencyKey key, ApiPath api, @Valid @RequestBody ConnectionRequest request) {
        Keyed keyed = connections.create(
                key.id("connection"),
                caller.organization(),
                request.kind(),
                request.description(),
                request.allowedHosts(),
                request.outboundCredential());
        return answer(
                ResponseEntity.created(api.to("connections", keyed.connection().id())), keyed);
    }

    /** Lists the connections of the organization, the newest first. */
    @GetMapping
    @RolesAllowed({Role.ATS, Role.OPERATOR, Role.ADMIN})
    Page<ConnectionResponse> page(Caller caller, PageRequest request) {
        return connections.page(caller.organization(), request).map(ConnectionResponse::of);
    }

    /** Reads a connection. */
    @GetMapping("/{id}")
    @RolesAllowed({Role.ATS, Role.OPERATOR, Role.ADMIN})
    ResponseEntity<ConnectionResponse> get(Caller caller, @PathVariable String id) {
        return answer(connections.get(caller.organization(), id));
    }

    /** Replaces all that can be chosen of a connection. Switched off, it lets nobody in and tells nobody anything. */
    @PutMapping("/{id}")
    @RolesAllowed({Role.ATS, Role.ADMIN})
    ResponseEntity<ConnectionResponse> replace(
            Caller caller, @PathVariable String id, IfMatch ifMatch, @Valid @RequestBody ConnectionUpdate update) {
        return answer(connections.replace(
                caller.organization(),
                id,
                ifMatch,
                update.description(),
                update.allowedHosts(),
                update.enabled(),
                update.outboundCredential()));
    }

    /**
     * Gives a connection a new key. The one before goes on opening for 24 hours, unless it is to end at once.
     *
     * @param immediately whether the keys before open nothing any more, because others know them
     */
    @PostMapping("/{id}/rotate-key")
    @RolesAllowed({Role.ATS, Role.ADMIN})
    ResponseEntity<KeyedConnection> rotate(
            Caller caller,
            @PathVariable String id,
            IfMatch ifMatch,
            @RequestParam(defaultValue = "false") boolean immediately) {
        return answer(ResponseEntity.ok(), connections.rotate(caller.organization(), id, ifMatch, immediately));
    }

    /** Kept by nobody, the store of repeated answers included. */
    private static ResponseEntity<KeyedConnection> answer(ResponseEntity.BodyBuilder builder, Keyed keyed) {
        return builder.cacheControl(CacheControl.noStore())
                .eTag(ETags.of(keyed.connection().version()))
                .body(KeyedConnection.of(keyed));
    }

    private static ResponseEntity<ConnectionResponse> answer(Connection connection) {
        return ResponseEntity.ok().eTag(ETags.of(connection.version())).body(ConnectionResponse.of(connection));
    }
}
