package dev.hiring.gateway.login;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.GetExArgs;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SetArgs;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.reactive.RedisReactiveCommands;
import io.lettuce.core.codec.StringCodec;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import dev.hiring.gateway.Problem;
import dev.hiring.gateway.Refusal;

/**
 * Sessions in Redis, for several gateways and over their restarts. They are sealed: who can read or write there neither
 * has their tokens nor can make one. Redis may be away when the gateway starts, and later too.
 */
final class SharedSessions implements Sessions, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SharedSessions.class);
    private static final String PREFIX = "hiring:sessions:";

    private final RedisClient redis;
    private final RedisURI uri;
    private final Duration idle;
    private final Duration patience;
    private final Seal seal;

    private @Nullable CompletableFuture<StatefulRedisConnection<String, String>> connecting;

    SharedSessions(LoginSettings settings, Seal seal) {
        this.uri = RedisURI.create(settings.redis());
        this.idle = settings.idle();
        this.patience = settings.patience();
        this.seal = seal;
        uri.setTimeout(patience);
        redis = RedisClient.create();
        redis.setOptions(ClientOptions.builder()
                .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                .socketOptions(SocketOptions.builder().connectTimeout(patience).build())
                .build());
    }

    @Override
    public Mono<BrowserSession> find(String key) {
        return ask(commands -> commands.getex(PREFIX + key, GetExArgs.Builder.ex(idle)))
                .flatMap(text -> Mono.justOrEmpty(seal.open(text, BrowserSession.class)));
    }

    @Override
    public Mono<Void> begin(String key, BrowserSession session) {
        return ask(commands -> commands.set(PREFIX + key, seal.close(session), SetArgs.Builder.ex(idle)))
                .then();
    }

    @Override
    public Mono<Void> renew(String key, BrowserSession session) {
        SetArgs ifThere = SetArgs.Builder.xx().ex(idle);
        return ask(commands -> commands.set(PREFIX + key, seal.close(session), ifThere))
                .then();
    }

    @Override
    public Mono<Void> end(String key) {
        return ask(commands -> commands.del(PREFIX + key)).then();
    }

    private <T> Mono<T> ask(Function<RedisReactiveCommands<String, String>, Publisher<T>> command) {
        return Mono.defer(() -> Mono.fromFuture(connection(), true))
                .flatMap(connection -> Mono.from(command.apply(connection.reactive())))
                .timeout(patience)
                .onErrorMap(failure -> {
                    log.warn("The sessions cannot be reached: {}", failure.toString());
                    return Refusal.of(Problem.SESSIONS_UNAVAILABLE);
                });
    }

    private synchronized CompletableFuture<StatefulRedisConnection<String, String>> connection() {
        if (connecting == null || connecting.isCompletedExceptionally()) {
            connecting = redis.connectAsync(StringCodec.UTF8, uri).toCompletableFuture();
        }
        return connecting;
    }

    @Override
    public void close() {
        redis.shutdown(Duration.ZERO, Duration.ofSeconds(2));
    }
}
