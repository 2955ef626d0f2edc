package dev.hiring.assessment.blueprint;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A part of a test: either drawn by a blueprint or the same pinned questions for everybody, in that order.
 *
 * @param marksPerQuestion what a right answer earns in this section; null leaves each question its own marks
 */
public record Section(
        String title,
        @Nullable BigDecimal marksPerQuestion,
        @Nullable Blueprint blueprint,
        @Nullable List<String> pinned) {

    public Section {
        if ((blueprint == null) == (pinned == null)) {
            throw new IllegalArgumentException("a section has either a blueprint or pinned questions");
        }
        pinned = pinned == null ? null : List.copyOf(pinned);
    }

    int questionCount() {
        return pinned != null
                ? pinned.size()
                : Objects.requireNonNull(blueprint).count();
    }
}
