package dev.hiring.kit.http;

import java.util.List;

/** Violations as a sentence. */
final class Violations {

    private Violations() {}

    static String sentence(List<Violation> errors) {
        if (errors.isEmpty()) {
            throw new IllegalArgumentException("there is nothing wrong");
        }
        Violation first = errors.getFirst();
        String sentence = (first.field() + " " + first.reason()).strip();
        return errors.size() == 1 ? sentence + "." : sentence + ", and " + (errors.size() - 1) + " more.";
    }
}
