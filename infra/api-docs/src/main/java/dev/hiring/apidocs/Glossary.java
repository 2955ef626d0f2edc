package dev.hiring.apidocs;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** What properties mean that are called the same everywhere, so that nobody has to say it at each of them. */
final class Glossary {

    private static final Properties MEANINGS = new Properties();

    static {
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(Glossary.class.getResourceAsStream("glossary.properties")),
                StandardCharsets.UTF_8)) {
            MEANINGS.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Glossary() {}

    static @Nullable String of(String property) {
        return MEANINGS.getProperty(property);
    }

    /** A comment of a parameter begins small and ends without a stop. */
    static String sentence(String comment) {
        String text = Character.toUpperCase(comment.charAt(0)) + comment.substring(1);
        return text.matches("(?s).*[.!?:`)]") && !text.endsWith("`") && !text.endsWith(")") ? text : text + ".";
    }
}
