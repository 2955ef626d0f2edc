package dev.hiring.identity;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A JSON list with secrets in it that people and launchers read too. Made if it is missing; otherwise it alone says what
 * is in it.
 *
 * @param what the plural of what it lists, for people to read
 * @param members what an entry has
 */
record ListFile<T>(PrivateFile file, Class<T> type, String what, String members) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** @param all refuses what does not go together with an {@code IllegalArgumentException} */
    <R> R load(Supplier<List<T>> first, Function<List<T>, R> all) {
        String content = file.readOrCreate(() -> JSON.writeValueAsString(first.get()));
        try {
            List<T> entries = JSON.readValue(content, JSON.getTypeFactory().constructCollectionType(List.class, type));
            return all.apply(entries.stream().map(Objects::requireNonNull).toList());
        } catch (ValueInstantiationException e) {
            throw unusable(reason(e));
        } catch (JacksonException | NullPointerException e) {
            throw unusable("it is not a JSON list of {" + members + "}");
        } catch (IllegalArgumentException e) {
            throw unusable(String.valueOf(e.getMessage()));
        }
    }

    static String secret(int bytes) {
        byte[] secret = new byte[bytes];
        RANDOM.nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    /** What the record's own constructor refused. */
    private static String reason(ValueInstantiationException e) {
        Throwable cause = e.getCause();
        return cause == null ? "an entry is not complete" : String.valueOf(cause.getMessage());
    }

    /** The parser's message quotes the content, and with it a secret: only our own reason is passed on. */
    private StartRefused unusable(String reason) {
        return new StartRefused(
                "The file " + file + " does not hold the " + what + ": " + reason + ".",
                "Mend it, or delete it: " + what + " with new secrets are made then.");
    }
}
