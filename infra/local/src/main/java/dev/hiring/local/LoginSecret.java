package dev.hiring.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The secret with which the gateway signs people in at the identity provider. Both read it when they start, at the same
 * time: so it is made before.
 */
final class LoginSecret {
    private static final int BYTES = 32;

    private LoginSecret() {}

    static void makeIfMissing(Home home) {
        Path file = home.loginSecret();
        if (Files.exists(file)) {
            return;
        }
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        try {
            Files.createDirectories(file.getParent());
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
