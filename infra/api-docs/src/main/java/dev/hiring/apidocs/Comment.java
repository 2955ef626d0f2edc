package dev.hiring.apidocs;

import java.util.Map;

/**
 * A Javadoc comment as Markdown.
 *
 * @param first the first sentence
 * @param rest what follows it
 * @param parameters what is said of each parameter or component
 */
record Comment(String first, String rest, Map<String, String> parameters) {

    static final Comment NONE = new Comment("", "", Map.of());

    Comment {
        parameters = Map.copyOf(parameters);
    }

    String text() {
        return (first + " " + rest).strip();
    }

    String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }
}
