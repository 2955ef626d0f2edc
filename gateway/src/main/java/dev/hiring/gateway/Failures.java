package dev.hiring.gateway;

import io.netty.handler.timeout.ReadTimeoutException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedException;
import org.springframework.web.server.ResponseStatusException;

/** Tells what problem an exception is for the caller. */
final class Failures {

    private Failures() {}

    /** The problem of the outermost known exception in the chain of causes. */
    static Problem problemOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = next(cause)) {
            Optional<Problem> problem = known(cause);
            if (problem.isPresent()) {
                return problem.get();
            }
        }
        return Problem.INTERNAL_ERROR;
    }

    private static @Nullable Throwable next(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == failure ? null : cause;
    }

    private static Optional<Problem> known(Throwable failure) {
        return switch (failure) {
            case BodyTooLarge _ -> Optional.of(Problem.BODY_TOO_LARGE);
            case BodyIncomplete _ -> Optional.of(Problem.INVALID_REQUEST);
            case IssuerAway _ -> Optional.of(Problem.ISSUER_UNAVAILABLE);
            case ServerExchangeRejectedException _ -> Optional.of(Problem.INVALID_REQUEST);
            case ResponseStatusException e -> Problem.of(e.getStatusCode().value());
            case ConnectException _, UnknownHostException _ -> Optional.of(Problem.UNAVAILABLE);
            case ReadTimeoutException _ -> Optional.of(Problem.TIMEOUT);
            // A late answer comes as a status 504; this is a wait in vain for one of the pool's connections.
            case TimeoutException _ -> Optional.of(Problem.UNAVAILABLE);
            case IOException _ -> Optional.of(Problem.BAD_GATEWAY);
            default -> Optional.empty();
        };
    }
}
