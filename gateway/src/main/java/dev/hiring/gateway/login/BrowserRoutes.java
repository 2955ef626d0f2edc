package dev.hiring.gateway.login;

import java.util.List;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** What somebody gets who is signed in. */
@Configuration(proxyBeanMethods = false)
@Conditional(LoginConfigured.class)
class BrowserRoutes {
    private static final String PAGE = "pages/index.html";

    /**
     * Who is signed in.
     *
     * @param csrf what requests that change something have to bring
     */
    private record Person(String name, String organization, List<String> roles, Csrf csrf) {}

    private record Csrf(String header, String token) {}

    @Bean
    RouterFunction<ServerResponse> pagesOfPeople(CurrentSession sessions) {
        return RouterFunctions.route()
                .GET(
                        ReturnTo.HOME,
                        _ -> ServerResponse.ok()
                                .contentType(MediaType.TEXT_HTML)
                                .cacheControl(CacheControl.noStore())
                                .bodyValue(new ClassPathResource(PAGE)))
                .GET(
                        BrowserSecurity.SESSION,
                        request -> person(request, sessions)
                                .flatMap(person -> ServerResponse.ok()
                                        .cacheControl(CacheControl.noStore())
                                        .bodyValue(person)))
                .build();
    }

    private static Mono<Person> person(ServerRequest request, CurrentSession sessions) {
        Mono<CsrfToken> csrf = request.exchange().getRequiredAttribute(CsrfToken.class.getName());
        return Mono.zip(
                        request.principal().cast(JwtAuthenticationToken.class).map(JwtAuthenticationToken::getToken),
                        sessions.of(request.exchange()),
                        csrf)
                .map(all -> person(all.getT1(), all.getT2().session().name(), all.getT3()));
    }

    private static Person person(Jwt token, String name, CsrfToken csrf) {
        List<String> roles = token.getClaimAsStringList("roles");
        return new Person(
                name,
                Objects.requireNonNull(token.getClaimAsString("org")),
                roles == null ? List.of() : roles,
                new Csrf(csrf.getHeaderName(), csrf.getToken()));
    }
}
