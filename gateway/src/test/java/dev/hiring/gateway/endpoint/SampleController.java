package dev.hiring.gateway.endpoint;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Operations of the gateway's own, in those tests that ask for them. */
@RestController
@ConditionalOnProperty("sample-endpoints")
class SampleController {

    @GetMapping("/api/v1/sample")
    @RolesAllowed({Role.RECRUITER, Role.ADMIN})
    Mono<List<String>> sample(
            JwtAuthenticationToken caller,
            @RequestParam(name = "word", required = false) List<String> words,
            @RequestParam(defaultValue = "1") int number) {
        return Mono.just(List.of(Caller.of(caller).organization(), words + "", number + ""));
    }

    @GetMapping("/api/v1/sample/forgotten")
    Mono<String> forgotten() {
        return Mono.just("Nobody was meant to see this.");
    }

    @GetMapping(path = "/sample", produces = MediaType.TEXT_PLAIN_VALUE)
    @PermitAll
    Mono<String> open() {
        return Mono.just("for everybody");
    }
}
