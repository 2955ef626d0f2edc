package dev.hiring.kit.telemetry;

/** Text from outside, made safe for a log: one line, no terminal commands, nothing that turns the line around. */
final class OneLine {

    private static final int LONGEST = 8 * 1024;

    private OneLine() {}

    static String of(String text) {
        int end = Math.min(text.length(), LONGEST);
        StringBuilder safe = null;
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (isUnsafe(c) && safe == null) {
                safe = new StringBuilder(end + 16).append(text, 0, i);
            }
            if (safe != null) {
                append(safe, c);
            }
        }
        String shown = safe == null ? text.substring(0, end) : safe.toString();
        return end == text.length() ? shown : shown + "… (" + (text.length() - end) + " more)";
    }

    /** Controls, line and paragraph separators, and the marks that change the direction of writing. */
    private static boolean isUnsafe(char c) {
        return Character.isISOControl(c)
                || c == '\u2028'
                || c == '\u2029'
                || (c >= '\u202a' && c <= '\u202e')
                || (c >= '\u2066' && c <= '\u2069');
    }

    private static void append(StringBuilder safe, char c) {
        switch (c) {
            case '\n' -> safe.append("\\n");
            case '\r' -> safe.append("\\r");
            case '\t' -> safe.append("\\t");
            default -> {
                if (isUnsafe(c)) {
                    safe.append("\\u").append(String.format("%04x", (int) c));
                } else {
                    safe.append(c);
                }
            }
        }
    }
}
