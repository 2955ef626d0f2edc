package dev.hiring.candidate.order;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

import dev.hiring.candidate.connection.Kind;

/** How one kind of ATS is told that a test is over. */
public interface AtsProtocol {

    /**
     * @param json null for no body
     */
    record Message(String method, @Nullable String json) {}

    Kind kind();

    /** What is sent to the order's address; empty where this kind is not told of such an end. */
    Optional<Message> result(Order order, TestStatus status);
}
