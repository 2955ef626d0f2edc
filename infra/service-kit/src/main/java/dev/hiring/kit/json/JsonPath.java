package dev.hiring.kit.json;

import java.util.List;
import tools.jackson.core.JacksonException;

/** Where in a document something is wrong, written as {@code sections[0].count}. */
public final class JsonPath {

    private JsonPath() {}

    /** Empty for the document as a whole. */
    public static String of(JacksonException problem) {
        return of(problem.getPath());
    }

    static String of(List<JacksonException.Reference> steps) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference step : steps) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.toString();
    }
}
