package dev.hiring.local.demo;

import java.math.BigDecimal;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Marks free text as it comes in: a criterion that the answer speaks of earns its marks. */
final class SimulatedReviewer {

    private final SuiteApi reviewer;
    private final AtomicInteger done = new AtomicInteger();

    SimulatedReviewer(SuiteApi reviewer) {
        this.reviewer = reviewer;
    }

    /** Marks what waits now. */
    void markAll() {
        for (JsonNode waiting : reviewer.all("/reviews?state=PENDING")) {
            String path = "/reviews/" + waiting.path("sessionId").asString();
            for (JsonNode item : reviewer.get(path).path("items")) {
                var marks = SuiteApi.object();
                ArrayNode criteria = marks.putArray("criteria");
                String text = item.path("answer").asString("");
                item.path("rubric").forEach(criterion -> {
                    boolean covered = text.contains(criterion.path("title").asString());
                    criteria.addObject()
                            .put("id", criterion.path("id").asString())
                            .put("marks", covered ? criterion.path("marks").decimalValue() : BigDecimal.ZERO);
                });
                reviewer.put(path + "/items/" + item.path("questionId").asString(), marks);
            }
            done.incrementAndGet();
        }
    }

    int done() {
        return done.get();
    }
}
