package dev.hiring.gateway;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.MissingRequestValueException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebInputException;
import reactor.core.publisher.Mono;

/** Turns whatever fails on the way into a {@link Problem}. */
@Component
@Order(-2)
final class FailureHandler implements ErrorWebExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(FailureHandler.class);

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        if (exchange.getResponse().isCommitted()) {
            // Half of an answer is out: only breaking the connection tells the caller that it is not whole.
            return Mono.error(failure);
        }
        if (ServerAnswer.hasBegun(exchange)) {
            return Mono.empty();
        }
        if (failure instanceof Refusal refusal) {
            return ProblemAnswer.write(exchange, refusal);
        }
        if (failure instanceof ServerWebInputException input && input.getMethodParameter() != null) {
            return ProblemAnswer.write(exchange, Refusal.invalid(nameOf(input.getMethodParameter()), reasonOf(input)));
        }
        Problem known = Failures.problemOf(failure);
        // Past the routing, what is not known is most often an answer of the service that is not HTTP.
        boolean foreign = known == Problem.INTERNAL_ERROR && ServerWebExchangeUtils.isAlreadyRouted(exchange);
        Problem problem = foreign ? Problem.BAD_GATEWAY : known;
        report(exchange, problem, known == Problem.INTERNAL_ERROR, failure);
        Mono<Void> answer = ProblemAnswer.write(exchange, problem);
        if (failure instanceof MethodNotAllowedException other) {
            exchange.getResponse().getHeaders().setAllow(other.getSupportedMethods());
        }
        return answer;
    }

    private static String nameOf(MethodParameter parameter) {
        return String.valueOf(parameter.getParameterName());
    }

    private static String reasonOf(ServerWebInputException input) {
        return input instanceof MissingRequestValueException ? "is required" : "has a wrong value";
    }

    private static void report(ServerWebExchange exchange, Problem problem, boolean unknown, Throwable failure) {
        if (unknown) {
            log.error("{}{}", exchange.getLogPrefix(), problem, failure);
        } else if (problem.status().is5xxServerError()) {
            log.warn("{}{}: {}", exchange.getLogPrefix(), problem, failure.toString());
        }
    }
}
