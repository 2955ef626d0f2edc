package dev.hiring.kit.aggregate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;

/** Identifiers: opaque UUIDs, random or derived from what makes a thing the same thing. */
public final class Ids {

    private Ids() {}

    public static String random() {
        return UUID.randomUUID().toString();
    }

    /**
     * The same parts give the same id, so that creating something twice meets itself. Begin with the organization.
     */
    public static String derived(String... parts) {
        StringBuilder name = new StringBuilder();
        for (String part : parts) {
            name.append(part.length()).append(':').append(part);
        }
        return UUID.nameUUIDFromBytes(name.toString().getBytes(UTF_8)).toString();
    }
}
