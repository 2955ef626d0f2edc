package dev.hiring.candidate.connection;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Optional;

/** How a key stands in {@code Authorization}. */
enum Scheme {

    /** The key is the user name, and the password is empty (RFC 7617). */
    BASIC("Basic", "Basic realm=\"hiring\", charset=\"UTF-8\"") {
        @Override
        String encode(String key) {
            return Base64.getEncoder().encodeToString((key + END).getBytes(UTF_8));
        }

        @Override
        Optional<String> decode(String credentials) {
            try {
                String user = new String(Base64.getDecoder().decode(credentials), UTF_8);
                return user.endsWith(END) ? Optional.of(user.substring(0, user.length() - 1)) : Optional.empty();
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
    },

    /** The key as it is (RFC 6750). */
    BEARER("Bearer", "Bearer") {
        @Override
        String encode(String key) {
            return key;
        }

        @Override
        Optional<String> decode(String credentials) {
            return Optional.of(credentials);
        }
    };

    private static final String END = ":";

    private final String word;
    private final String challenge;

    Scheme(String word, String challenge) {
        this.word = word;
        this.challenge = challenge;
    }

    abstract String encode(String key);

    abstract Optional<String> decode(String credentials);

    String header(String key) {
        return word + " " + encode(key);
    }

    /** The key in a header of this scheme. */
    Optional<String> key(String header) {
        String begin = word + " ";
        return header.regionMatches(true, 0, begin, 0, begin.length())
                ? decode(header.substring(begin.length()).strip())
                : Optional.empty();
    }

    /** What asks for a key. */
    String challenge() {
        return challenge;
    }
}
