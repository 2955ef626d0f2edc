package dev.hiring.kit.aggregate;

import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoCursorNotFoundException;
import com.mongodb.MongoException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoServerUnavailableException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteConcernException;
import java.util.Set;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessResourceException;

/**
 * Tells a store that is away for a while from one that answers and refuses: only the first is worth waiting for, because
 * the second says the same to every repetition.
 */
public final class StoreAway {

    /**
     * What servers say while they stop, step down, recover or miss each other: the codes that the drivers' specification
     * of retryable writes lists.
     */
    private static final Set<Integer> CODES =
            Set.of(6, 7, 89, 91, 134, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436);

    private StoreAway() {}

    /** The driver's exceptions decide; Spring's do where none of the driver's is behind them. */
    public static boolean isCauseOf(Throwable failure) {
        boolean away = false;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case MongoException said -> {
                    return isAway(said);
                }
                case DataAccessResourceFailureException _,
                        TransientDataAccessResourceException _,
                        QueryTimeoutException _ -> away = true;
                default -> {}
            }
        }
        return away;
    }

    private static boolean isAway(MongoException said) {
        return switch (said) {
            case MongoSocketException _,
                    MongoTimeoutException _,
                    MongoExecutionTimeoutException _,
                    MongoNotPrimaryException _,
                    MongoNodeIsRecoveringException _,
                    MongoInterruptedException _,
                    MongoConnectionPoolClearedException _,
                    MongoServerUnavailableException _,
                    MongoCursorNotFoundException _,
                    // The write is there, but not yet on as many members as it has to be.
                    MongoWriteConcernException _,
                    // Whoever may not log in is not told anything about the write.
                    MongoSecurityException _ -> true;
            default -> CODES.contains(said.getCode());
        };
    }
}
