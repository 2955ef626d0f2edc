package dev.hiring.kit.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketReadException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteException;
import com.mongodb.ServerAddress;
import com.mongodb.WriteError;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonMaximumSizeExceededException;
import org.bson.BsonString;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.mongodb.core.MongoExceptionTranslator;

class StoreAwayTests {

    private static final ServerAddress SERVER = new ServerAddress();

    static Stream<RuntimeException> away() {
        return Stream.of(
                new MongoSocketReadException("reset", SERVER),
                new MongoTimeoutException("no server was selected"),
                new MongoInterruptedException("stopping", new InterruptedException()),
                new MongoNotPrimaryException(answer(10107, "NotWritablePrimary"), SERVER),
                new MongoNodeIsRecoveringException(answer(91, "ShutdownInProgress"), SERVER),
                new MongoCommandException(answer(262, "ExceededTimeLimit"), SERVER),
                new DataAccessResourceFailureException("no connection"));
    }

    static Stream<RuntimeException> refusing() {
        return Stream.of(
                new MongoCommandException(answer(10334, "BSONObjectTooLarge"), SERVER),
                new MongoCommandException(answer(2, "BadValue"), SERVER),
                writeError(14, "TypeMismatch"),
                writeError(11000, "E11000 duplicate key error"),
                writeError(121, "Document failed validation"),
                new BsonMaximumSizeExceededException("too large for the wire"),
                new DataIntegrityViolationException("refused"),
                new MongoException("of no kind"),
                new IllegalStateException("a bug"));
    }

    @ParameterizedTest
    @MethodSource("away")
    void isAway(RuntimeException failure) {
        assertThat(StoreAway.isCauseOf(failure)).isTrue();
        assertThat(StoreAway.isCauseOf(asServicesSeeIt(failure))).isTrue();
    }

    @ParameterizedTest
    @MethodSource("refusing")
    void refuses(RuntimeException failure) {
        assertThat(StoreAway.isCauseOf(failure)).isFalse();
        assertThat(StoreAway.isCauseOf(asServicesSeeIt(failure))).isFalse();
    }

    /** Translated by Spring, and wrapped by what called a listener. */
    private static Exception asServicesSeeIt(RuntimeException failure) {
        RuntimeException translated = new MongoExceptionTranslator().translateExceptionIfPossible(failure);
        return new IllegalStateException("a listener threw", translated == null ? failure : translated);
    }

    private static MongoWriteException writeError(int code, String message) {
        return new MongoWriteException(new WriteError(code, message, new BsonDocument()), SERVER, Set.of());
    }

    private static BsonDocument answer(int code, String name) {
        return new BsonDocument("ok", new BsonInt32(0))
                .append("code", new BsonInt32(code))
                .append("codeName", new BsonString(name))
                .append("errmsg", new BsonString(name));
    }
}
