package dev.hiring.apidocs;

/**
 * A pattern as JSON Schema has it. Bean Validation asks the whole text to match, while a schema's pattern may match
 * anywhere in it and is read by JavaScript's rules, which know no {@code \z}.
 */
final class WholeText {

    private WholeText() {}

    static String pattern(String regexp) {
        String whole = regexp.replace("\\z", "$");
        return whole.contains("|") ? "^(?:" + whole + ")$" : "^" + whole + "$";
    }
}
