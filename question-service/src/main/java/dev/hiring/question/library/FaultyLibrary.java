package dev.hiring.question.library;

import org.jspecify.annotations.Nullable;

/** A file of the library that cannot be used as it is; says which, and which question in it. */
final class FaultyLibrary extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FaultyLibrary(String file, String key, @Nullable String reason) {
        super(file + (key.isEmpty() ? "" : ", " + key) + ": " + reason);
    }
}
