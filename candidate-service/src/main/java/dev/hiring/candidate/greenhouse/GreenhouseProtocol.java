package dev.hiring.candidate.greenhouse;

import java.util.Optional;
import org.springframework.stereotype.Component;

import dev.hiring.candidate.connection.Kind;
import dev.hiring.candidate.order.AtsProtocol;
import dev.hiring.candidate.order.Order;
import dev.hiring.candidate.order.TestStatus;
import dev.hiring.candidate.order.TestStatus.Phase;

/** Greenhouse is told that a result can be fetched, and nothing of it; of tests without a result it does not hear. */
@Component
final class GreenhouseProtocol implements AtsProtocol {

    @Override
    public Kind kind() {
        return Kind.GREENHOUSE;
    }

    @Override
    public Optional<Message> result(Order order, TestStatus status) {
        return status.phase() == Phase.COMPLETE ? Optional.of(new Message("PATCH", null)) : Optional.empty();
    }
}
