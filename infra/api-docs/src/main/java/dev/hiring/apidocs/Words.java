package dev.hiring.apidocs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.http.HttpMethod;

/**
 * What an operation and its parameters are called, read from its method and path: {@code PUT
 * /jobs/{id}/shortlist-policy} is {@code replaceJobShortlistPolicy}. So an operation has the same name in every version, and
 * generated clients have names that do not depend on what a method is called inside.
 */
record Words(List<String> segments) {

    private static final String QUESTION = "what-";

    static Words of(String path) {
        return new Words(Arrays.asList(path.substring(1).split("/")));
    }

    /** What the operation belongs to: {@code Jobs}. */
    String tag() {
        return camel(segments.getFirst());
    }

    /**
     * @param list whether it answers with a page of a list
     */
    String operation(HttpMethod method, boolean list) {
        List<String> nouns = new ArrayList<>();
        for (int i = 0; i < segments.size() - (endsWithId() ? 0 : 1); i++) {
            if (!isId(segments.get(i))) {
                nouns.add(camel(hasId(i) ? singular(segments.get(i)) : segments.get(i)));
            }
        }
        String of = String.join("", nouns);
        String tail = endsWithId() ? "" : segments.getLast();
        return switch (method.name()) {
            case "GET" -> (list ? "list" : "get") + of + camel(tail);
            case "POST" -> post(of, tail);
            case "PUT" -> "replace" + of + camel(tail);
            case "PATCH" -> "change" + of + camel(tail);
            case "DELETE" -> "delete" + of + camel(tail);
            default -> throw new IllegalStateException("no word for " + method);
        };
    }

    /** To a collection it creates, to anything else it does what the last segment says: {@code rotate-key}. */
    private static String post(String of, String tail) {
        if (of.isEmpty() || tail.endsWith("s")) {
            return "create" + of + camel(singular(tail));
        }
        int end = tail.startsWith(QUESTION) ? -1 : tail.indexOf('-');
        return end < 0 ? lower(camel(tail)) + of : tail.substring(0, end) + of + camel(tail.substring(end + 1));
    }

    /** What the id in the path is the id of, in words: {@code webhook} for {@code {id}} in {@code /webhooks/{id}}. */
    String identified(String variable) {
        int at = segments.indexOf("{" + variable + "}");
        return singular(segments.get(at - 1)).replace('-', ' ');
    }

    private boolean endsWithId() {
        return isId(segments.getLast());
    }

    private boolean hasId(int segment) {
        return segment + 1 < segments.size() && isId(segments.get(segment + 1));
    }

    private static boolean isId(String segment) {
        return segment.startsWith("{");
    }

    static String singular(String noun) {
        if (noun.endsWith("ies")) {
            return noun.substring(0, noun.length() - 3) + "y";
        }
        return noun.endsWith("s") ? noun.substring(0, noun.length() - 1) : noun;
    }

    private static String lower(String camel) {
        return camel.substring(0, 1).toLowerCase(Locale.ROOT) + camel.substring(1);
    }

    static String camel(String hyphenated) {
        return Arrays.stream(hyphenated.split("[-.]"))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }
}
