package dev.hiring.gateway;

import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Writes a {@link Problem} as the answer to a request. */
public final class ProblemAnswer {

    private ProblemAnswer() {}

    public static Mono<Void> write(ServerWebExchange exchange, Problem problem) {
        return write(exchange, problem, problem.body());
    }

    static Mono<Void> write(ServerWebExchange exchange, Refusal refusal) {
        Problem problem = refusal.problem();
        Mono<Void> answer = write(exchange, problem, problem.body(refusal.members()));
        refusal.headers().forEach(exchange.getResponse().getHeaders()::set);
        return answer;
    }

    private static Mono<Void> write(ServerWebExchange exchange, Problem problem, byte[] body) {
        ServerHttpResponse response = exchange.getResponse();
        HttpHeaders headers = response.getHeaders();
        // A service's answer that broke off has left its headers here.
        headers.clear();
        problem.headers().forEach(headers::set);
        headers.setContentLength(body.length);
        response.setStatusCode(problem.status());
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }
}
