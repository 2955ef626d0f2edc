package dev.hiring.gateway.operations;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

import dev.hiring.gateway.endpoint.Role;

/** How the suite gets on. */
@RestController
class OperationsController {

    private final Mono<Figures> figures;

    OperationsController(ServiceFigures services, ConsumerLag lag, OperationsSettings settings, Clock clock) {
        // Whoever asks meanwhile gets the same answer, and whoever asks while it is on its way waits for that one.
        figures = Mono.defer(() -> {
                    var at = clock.instant();
                    return Mono.zip(services.ask(), lag.ask(), (found, groups) -> new Figures(at, found, groups));
                })
                .cache(settings.keep());
    }

    /**
     * Tells how the suite gets on.
     *
     * <p>How many events wait in each service and since when, how many are dead letters there, and how far each consumer group
     * is behind. A part that cannot be had in two seconds is null, and {@code missing} says why. The figures are of the
     * whole suite, and at most five seconds old.
     */
    @GetMapping({"/api/v1/operations", "/api/v2/operations"})
    @RolesAllowed({Role.OPERATOR, Role.ADMIN})
    Mono<ResponseEntity<Figures>> figures() {
        return figures.map(found ->
                ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(found));
    }
}
