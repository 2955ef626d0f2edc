package dev.hiring.apidocs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The files of the project, from the directory of whichever module is built. */
final class Checkout {

    private static final String MARK = "docs/problems.md";

    private static final Path ROOT = Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
            .filter(path -> Files.exists(path.resolve(MARK)))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("not below a directory with " + MARK));

    private Checkout() {}

    static Path file(String name) {
        return ROOT.resolve(name);
    }

    static String read(String name) {
        return read(file(name));
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The source of a class: of this module, or of one that it stands on. */
    static Optional<Path> source(Class<?> type) {
        Class<?> top = type;
        while (top.getEnclosingClass() != null) {
            top = top.getEnclosingClass();
        }
        String name = "src/main/java/" + top.getName().replace('.', '/') + ".java";
        return Stream.of(Path.of("").toAbsolutePath(), file("infra/event-contracts"), file("infra/service-kit"))
                .map(module -> module.resolve(name))
                .filter(Files::exists)
                .findFirst();
    }
}
