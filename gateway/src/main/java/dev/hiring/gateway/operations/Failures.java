package dev.hiring.gateway.operations;

import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.RetriableException;
import org.springframework.web.reactive.function.client.WebClientRequestException;

import dev.hiring.gateway.operations.Figures.Missing;

/** Tells why there was no answer. */
final class Failures {

    private Failures() {}

    static Missing reasonOf(Throwable thrown) {
        Throwable failure =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        return switch (failure) {
            case TimeoutException _ -> Missing.TIMED_OUT;
            case WebClientRequestException _ -> Missing.UNREACHABLE;
            // Among them is a time-out, which of the broker's client means that it found no broker.
            case RetriableException _ -> Missing.UNREACHABLE;
            case GroupIdNotFoundException _ -> Missing.UNKNOWN_GROUP;
            // Most likely its name is not known.
            case KafkaException e when e.getCause() instanceof ConfigException -> Missing.UNREACHABLE;
            default -> Missing.UNEXPECTED_ANSWER;
        };
    }
}
