package dev.hiring.kit.http;

/** Versions as strong entity tags. */
public final class ETags {

    private ETags() {}

    public static String of(long version) {
        return "\"" + version + "\"";
    }
}
