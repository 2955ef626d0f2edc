package dev.hiring.kit.privacy;

import java.util.Base64;

/** A key as an operator gives it: 32 bytes in Base64, such as {@code openssl rand -base64 32} makes. */
public final class OperatorKey {

    public static final int BYTES = 32;

    private OperatorKey() {}

    public static boolean isKey(String text) {
        try {
            return bytes(text).length == BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** @throws IllegalArgumentException when it is no Base64 */
    public static byte[] bytes(String text) {
        return Base64.getDecoder().decode(text);
    }
}
