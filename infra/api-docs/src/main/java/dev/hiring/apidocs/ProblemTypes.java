package dev.hiring.apidocs;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The problems as docs/problems.md explains them. A type may be answered by several services, in the same sense. */
record ProblemTypes(Map<String, Entry> entries) {

    private static final Pattern ROW =
            Pattern.compile("^\\| `([a-z-]+)` \\| ([0-9]{3})[^|]*\\| (.+?) \\| (.+?) \\|$", Pattern.MULTILINE);

    /**
     * @param when what has happened
     * @param remedy what the caller can do
     */
    record Entry(String type, int status, String when, String remedy) {

        String line() {
            return "`%s`: %s (%s).".formatted(type, when, remedy);
        }
    }

    static ProblemTypes read() {
        Map<String, Entry> entries = new TreeMap<>();
        ROW.matcher(Checkout.read("docs/problems.md")).results().forEach(row -> {
            Entry entry = new Entry(row.group(1), Integer.parseInt(row.group(2)), row.group(3), row.group(4));
            entries.put(entry.type(), entry);
        });
        return new ProblemTypes(entries);
    }

    boolean knows(String type) {
        return entries.containsKey(type);
    }

    Entry of(String type) {
        Entry entry = entries.get(type);
        if (entry == null) {
            throw new IllegalStateException("docs/problems.md does not list " + type);
        }
        return entry;
    }
}
