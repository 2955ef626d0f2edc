package dev.hiring.kit.privacy;

import static java.util.function.Function.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The candidates' keys. What is known of them is kept for a moment: so long after an erasure another instance may still
 * read what it finds.
 */
public final class CandidateKeys {

    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final int MOST_KEPT = 10_000;

    private final KeyVault vault;

    /** Empty for a key that was destroyed. */
    private final Cache<String, Optional<CandidateKey>> known =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).expireAfterWrite(KEPT).build();

    CandidateKeys(KeyVault vault) {
        this.vault = vault;
    }

    /**
     * Empty when the candidate was erased.
     *
     * @throws MissingKey when there never was one
     */
    public Optional<CandidateKey> find(String organization, String candidateId) {
        Optional<CandidateKey> key = load(organization, Set.of(candidateId)).get(candidateId);
        if (key == null) {
            throw new MissingKey(candidateId);
        }
        return key;
    }

    /** By candidate; without those who were erased. */
    public Map<String, CandidateKey> all(String organization, Collection<String> candidateIds) {
        Map<String, CandidateKey> keys = new HashMap<>();
        load(organization, Set.copyOf(candidateIds)).forEach((id, key) -> key.ifPresent(there -> keys.put(id, there)));
        return keys;
    }

    /** For the candidate service alone: the key of a new candidate. */
    public CandidateKey create(String organization, String candidateId) {
        StoredKeyset stored =
                vault.create(organization, KeyVault.Use.CANDIDATE, candidateId, PredefinedAeadParameters.AES256_GCM);
        return key(stored).orElseThrow(() -> new IllegalStateException("candidate " + candidateId + " was erased"));
    }

    /** For the candidate service alone: nothing of the candidate can be read any more, wherever it lies. */
    public void destroy(String organization, String candidateId) {
        vault.destroy(organization, KeyVault.Use.CANDIDATE, candidateId);
        known.invalidate(cached(organization, candidateId));
    }

    private Map<String, Optional<CandidateKey>> load(String organization, Set<String> candidateIds) {
        Map<String, String> byCached =
                candidateIds.stream().collect(Collectors.toMap(id -> cached(organization, id), identity()));
        Map<String, Optional<CandidateKey>> found = new HashMap<>();
        known.getAll(byCached.keySet(), missing -> {
                    Set<String> ids = missing.stream().map(byCached::get).collect(Collectors.toSet());
                    return vault.all(organization, KeyVault.Use.CANDIDATE, ids).stream()
                            .collect(Collectors.toMap(stored -> cached(organization, stored.id()), this::key));
                })
                .forEach((cached, key) -> found.put(byCached.get(cached), key));
        return found;
    }

    private static String cached(String organization, String candidateId) {
        return organization + "/" + candidateId;
    }

    private Optional<CandidateKey> key(StoredKeyset stored) {
        if (stored.destroyedAt() != null) {
            return Optional.empty();
        }
        try {
            Aead aead = vault.open(stored).getPrimitive(RegistryConfiguration.get(), Aead.class);
            return Optional.of(new CandidateKey(stored.id(), aead));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key of candidate " + stored.id() + " cannot be used", e);
        }
    }
}
