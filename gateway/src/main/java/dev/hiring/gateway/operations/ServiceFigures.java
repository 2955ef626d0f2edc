package dev.hiring.gateway.operations;

import io.netty.channel.ChannelOption;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

import dev.hiring.gateway.operations.Figures.Missing;
import dev.hiring.gateway.operations.Figures.Outbox;
import dev.hiring.gateway.operations.Figures.Service;

/** Asks the services' management endpoints, all at once, and none of them for long. */
@Component
final class ServiceFigures {

    private static final String OUTBOX = "outbox";
    private static final String DEAD_LETTERS = "deadLetters";

    /** A figure, or why there is none. */
    private record Answer<T>(Optional<T> figure, Optional<Missing> missing) {}

    private record Letters(long waiting) {}

    private final Map<String, URI> services;
    private final Duration patience;
    private final WebClient http;

    ServiceFigures(OperationsSettings settings) {
        this.services = settings.services();
        this.patience = settings.patience();
        // A name may lead elsewhere next time, and it is a few requests every few seconds.
        HttpClient client = HttpClient.create(ConnectionProvider.newConnection())
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(patience.toMillis()));
        this.http = WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(client))
                .build();
    }

    Mono<List<Service>> ask() {
        return Flux.fromIterable(services.entrySet())
                .flatMapSequential(service -> ask(service.getKey(), service.getValue()), Math.max(1, services.size()))
                .collectList();
    }

    private Mono<Service> ask(String name, URI management) {
        return Mono.zip(
                get(management, "/actuator/outbox", Outbox.class),
                // How many there are, and none of them.
                get(management, "/actuator/deadletters?limit=0", Letters.class),
                (outbox, letters) -> {
                    Map<String, Missing> missing = new TreeMap<>();
                    outbox.missing().ifPresent(reason -> missing.put(OUTBOX, reason));
                    letters.missing().ifPresent(reason -> missing.put(DEAD_LETTERS, reason));
                    return new Service(
                            name,
                            outbox.figure().orElse(null),
                            letters.figure().map(Letters::waiting).orElse(null),
                            missing);
                });
    }

    private <T> Mono<Answer<T>> get(URI management, String path, Class<T> type) {
        return http.get()
                .uri(management + path)
                .retrieve()
                .bodyToMono(type)
                .map(figure -> new Answer<>(Optional.of(figure), Optional.<Missing>empty()))
                .timeout(patience)
                .onErrorResume(
                        failure -> Mono.just(new Answer<>(Optional.empty(), Optional.of(Failures.reasonOf(failure)))))
                .defaultIfEmpty(new Answer<>(Optional.empty(), Optional.of(Missing.UNEXPECTED_ANSWER)));
    }
}
