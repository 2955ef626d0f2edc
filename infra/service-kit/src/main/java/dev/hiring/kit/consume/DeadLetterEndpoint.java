package dev.hiring.kit.consume;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/** For operators: the records that could not be handled, and their replay. */
@Endpoint(id = "deadletters")
final class DeadLetterEndpoint {

    private static final int DEFAULT_LIMIT = 100;

    record Listing(long waiting, List<DeadLetters.Letter> letters) {}

    record Replay(boolean dryRun, List<DeadLetters.Letter> letters) {}

    private final DeadLetters deadLetters;

    DeadLetterEndpoint(DeadLetters deadLetters) {
        this.deadLetters = deadLetters;
    }

    @ReadOperation
    Listing list(@Nullable Integer limit) {
        return new Listing(deadLetters.waiting(), deadLetters.list(limit == null ? DEFAULT_LIMIT : limit));
    }

    /** Without {@code dryRun: false} it only says what it would send again. */
    @WriteOperation
    Replay replay(@Nullable Boolean dryRun) {
        boolean dry = dryRun == null || dryRun;
        return new Replay(dry, deadLetters.replay(dry));
    }
}
