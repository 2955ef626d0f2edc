package dev.hiring.kit.privacy;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bson.types.Binary;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/**
 * The keys, in a database apart from what they protect. Every service that handles personal data reads it; only the
 * candidate service makes keys of candidates, and destroys them.
 */
@Repository
final class KeyVault implements AutoCloseable {

    /** What a key is for; each has a collection. */
    enum Use {
        CANDIDATE("candidate-keys"),
        BLIND_INDEX("blind-index-keys");

        private final String collection;

        Use(String collection) {
            this.collection = collection;
        }
    }

    private final MongoClient client;
    private final MongoOperations mongo;
    private final KeyEncryption encryption;
    private final Clock clock;

    /** With a client of its own, so that the vault may be elsewhere than the service's data. */
    KeyVault(String uri, KeyEncryption encryption, Clock clock) {
        this.client = MongoClients.create(uri);
        this.mongo = new MongoTemplate(client, Objects.requireNonNull(new ConnectionString(uri).getDatabase()));
        this.encryption = encryption;
        this.clock = clock;
    }

    Optional<StoredKeyset> find(String organization, Use use, String owner) {
        return all(organization, use, List.of(owner)).stream().findFirst();
    }

    /** Those of them that there are, the destroyed ones among them. */
    List<StoredKeyset> all(String organization, Use use, Collection<String> owners) {
        return mongo.find(
                Query.query(where("_id").in(owners).and("organization").is(organization)),
                StoredKeyset.class,
                use.collection);
    }

    /** The owner's key, whoever was first to make it. */
    StoredKeyset findOrCreate(String organization, Use use, String owner, Parameters parameters) {
        return find(organization, use, owner).orElseGet(() -> create(organization, use, owner, parameters));
    }

    /** The same for an owner who is new, as a rule: nothing is looked for before. */
    StoredKeyset create(String organization, Use use, String owner, Parameters parameters) {
        try {
            byte[] wrapped = encryption.wrap(KeysetHandle.generateNew(parameters), owner);
            return mongo.insert(
                    new StoredKeyset(owner, organization, new Binary(wrapped), now(), null), use.collection);
        } catch (DuplicateKeyException e) {
            return find(organization, use, owner).orElseThrow(() -> e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key could not be made", e);
        }
    }

    /** Leaves a mark, so that a destroyed key is told from one that was never made. */
    void destroy(String organization, Use use, String owner) {
        mongo.updateFirst(
                Query.query(where("_id")
                        .is(owner)
                        .and("organization")
                        .is(organization)
                        .and("destroyedAt")
                        .is(null)),
                Update.update("destroyedAt", now()).unset("wrapped"),
                StoredKeyset.class,
                use.collection);
    }

    /** The key itself, of one that is not destroyed. */
    KeysetHandle open(StoredKeyset stored) {
        return encryption.unwrap(Objects.requireNonNull(stored.wrapped()).getData(), stored.id());
    }

    @Override
    public void close() {
        client.close();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
