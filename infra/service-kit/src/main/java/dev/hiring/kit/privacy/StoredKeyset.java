package dev.hiring.kit.privacy;

import java.time.Instant;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/**
 * A key in the vault.
 *
 * @param id its owner's
 * @param wrapped the keyset, encrypted; null once it is destroyed
 * @param destroyedAt null while it is there
 */
record StoredKeyset(
        @Id String id,
        String organization,
        @Nullable Binary wrapped,
        Instant createdAt,
        @Nullable Instant destroyedAt) {}
