package dev.hiring.candidate.workable;

import java.net.URI;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import dev.hiring.candidate.connection.Kind;
import dev.hiring.candidate.order.AtsProtocol;
import dev.hiring.candidate.order.Order;
import dev.hiring.candidate.order.ResultPages;
import dev.hiring.candidate.order.TestStatus;
import dev.hiring.candidate.policy.Score;
import dev.hiring.candidate.workable.WorkableBodies.Result;

/** Workable is sent the result itself, and hears as well that there will be none. */
@Component
final class WorkableProtocol implements AtsProtocol {

    private final JsonMapper json;
    private final ResultPages pages;

    WorkableProtocol(JsonMapper json, ResultPages pages) {
        this.json = json;
        this.pages = pages;
    }

    @Override
    public Kind kind() {
        return Kind.WORKABLE;
    }

    @Override
    public Optional<Message> result(Order order, TestStatus status) {
        URI page = pages.of(order);
        Score score = status.finalScore();
        Result result = score == null ? Result.expired(page) : Result.completed(status, score, page);
        return Optional.of(new Message("PUT", json.writeValueAsString(result)));
    }
}
