package dev.hiring.assessment.blueprint;

import dev.hiring.assessment.questionbank.Selection;

/**
 * A section whose questions are drawn anew for each candidate.
 *
 * @param count how many, 1 or more
 */
record Blueprint(Selection selection, int count) {

    Blueprint {
        if (count < 1) {
            throw new IllegalArgumentException("a blueprint draws at least one question");
        }
    }
}
