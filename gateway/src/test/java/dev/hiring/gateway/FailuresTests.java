package dev.hiring.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.timeout.ReadTimeoutException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import reactor.netty.http.client.PrematureCloseException;

class FailuresTests {

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new BodyTooLarge(), Problem.BODY_TOO_LARGE),
                Arguments.of(new ConnectException("refused"), Problem.UNAVAILABLE),
                Arguments.of(new ConnectTimeoutException("slow"), Problem.UNAVAILABLE),
                Arguments.of(new UnknownHostException("scoring"), Problem.UNAVAILABLE),
                Arguments.of(new TimeoutException("no free connection"), Problem.UNAVAILABLE),
                Arguments.of(ReadTimeoutException.INSTANCE, Problem.TIMEOUT),
                Arguments.of(new ResponseStatusException(HttpStatus.GATEWAY_TIMEOUT), Problem.TIMEOUT),
                Arguments.of(new ResponseStatusException(HttpStatus.NOT_FOUND), Problem.NOT_FOUND),
                Arguments.of(PrematureCloseException.TEST_EXCEPTION, Problem.BAD_GATEWAY),
                Arguments.of(new IOException("reset"), Problem.BAD_GATEWAY),
                Arguments.of(new IllegalStateException("a mistake"), Problem.INTERNAL_ERROR));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void knowsTheProblem(Throwable failure, Problem problem) {
        assertThat(Failures.problemOf(failure)).isEqualTo(problem);
        assertThat(Failures.problemOf(new IllegalStateException("around", failure)))
                .isEqualTo(problem);
    }

    @Test
    void answersAStatusWithoutAProblemByItsCauseOrAsAnError() {
        assertThat(Failures.problemOf(new ResponseStatusException(HttpStatus.I_AM_A_TEAPOT)))
                .isEqualTo(Problem.INTERNAL_ERROR);
    }
}
