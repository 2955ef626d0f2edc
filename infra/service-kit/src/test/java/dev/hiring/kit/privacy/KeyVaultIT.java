package dev.hiring.kit.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.prf.PrfConfig;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.hiring.embedded.store.EmbeddedStore;
import dev.hiring.events.Answer;
import dev.hiring.kit.json.EventJson;

class KeyVaultIT {

    private static final EmbeddedStore STORE = EmbeddedStore.inMemory(0);
    private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    private static final byte[] FIRST = "the first key of 32 bytes length".getBytes(UTF_8);
    private static final byte[] SECOND = "the second key of 32 bytes size!".getBytes(UTF_8);

    private final String uri = STORE.connectionString().replace("/?", "/" + UUID.randomUUID() + "?");
    private final List<KeyVault> opened = new ArrayList<>();

    @BeforeAll
    static void register() throws Exception {
        AeadConfig.register();
        PrfConfig.register();
    }

    @AfterEach
    void close() {
        opened.forEach(KeyVault::close);
    }

    @AfterAll
    static void stop() {
        STORE.close();
    }

    private KeyVault vault(byte[]... encryptionKeys) {
        KeyVault vault = new KeyVault(uri, new KeyEncryption(Arrays.asList(encryptionKeys)), CLOCK);
        opened.add(vault);
        return vault;
    }

    /** An instance of a service, which knows nothing of what another one keeps. */
    private CandidateKeys keys(byte[]... encryptionKeys) {
        return new CandidateKeys(vault(encryptionKeys));
    }

    @Test
    void anotherInstanceReadsWhatOneHasSealed() {
        String sealed = keys(FIRST).create("acme", "ada").seal("Ada Lovelace");

        assertThat(sealed).doesNotContain("Ada");
        assertThat(keys(FIRST).find("acme", "ada").orElseThrow().open(sealed)).isEqualTo("Ada Lovelace");
    }

    @Test
    void sealsTheSameTextDifferentlyEachTime() {
        CandidateKey key = keys(FIRST).create("acme", "ada");

        assertThat(key.seal("Ada")).isNotEqualTo(key.seal("Ada"));
    }

    @Test
    void nobodyElsesKeyOpensIt() {
        CandidateKeys keys = keys(FIRST);
        String sealed = keys.create("acme", "ada").seal("Ada Lovelace");
        CandidateKey other = keys.create("acme", "grace");

        assertThatIllegalStateException().isThrownBy(() -> other.open(sealed)).withMessageNotContaining("Ada");
        assertThatIllegalStateException().isThrownBy(() -> other.open("no Base64"));
    }

    @Test
    void aDestroyedKeyIsGoneAndStaysGone() {
        CandidateKeys keys = keys(FIRST);
        keys.create("acme", "ada");
        keys.create("acme", "grace");

        keys.destroy("acme", "ada");
        keys.destroy("acme", "ada");

        assertThat(keys.find("acme", "ada")).isEmpty();
        assertThat(keys(FIRST).find("acme", "ada")).isEmpty();
        assertThat(keys.all("acme", Set.of("ada", "grace"))).containsOnlyKeys("grace");
        assertThatIllegalStateException().isThrownBy(() -> keys(FIRST).create("acme", "ada"));
        assertThat(document("ada")).containsEntry("destroyedAt", new Date(0)).doesNotContainKey("wrapped");
    }

    @Test
    void tellsAKeyThatNeverWasFromADestroyedOne() {
        CandidateKeys keys = keys(FIRST);
        keys.create("acme", "ada");

        assertThatThrownBy(() -> keys.find("acme", "grace")).isInstanceOf(MissingKey.class);
        assertThatThrownBy(() -> keys.find("globex", "ada")).isInstanceOf(MissingKey.class);
    }

    @Test
    void anotherOrganizationDestroysNothing() {
        CandidateKeys keys = keys(FIRST);
        keys.create("acme", "ada");

        keys.destroy("globex", "ada");

        assertThat(keys(FIRST).find("acme", "ada")).isPresent();
    }

    @Test
    void manyWhoMakeTheSameKeyMakeOne() {
        List<CandidateKey> made = IntStream.range(0, 8)
                .parallel()
                .mapToObj(_ -> keys(FIRST).create("acme", "ada"))
                .toList();

        String sealed = made.getFirst().seal("Ada");
        assertThat(made).allSatisfy(key -> assertThat(key.open(sealed)).isEqualTo("Ada"));
    }

    @Test
    void anEncryptionKeyTakesThePlaceOfAnother() {
        String before = keys(FIRST).create("acme", "ada").seal("Ada");
        CandidateKeys rotated = keys(SECOND, FIRST);
        rotated.create("acme", "grace");

        assertThat(rotated.find("acme", "ada").orElseThrow().open(before)).isEqualTo("Ada");
        assertThat(keys(SECOND).find("acme", "grace")).isPresent();
        assertThatIllegalStateException()
                .isThrownBy(() -> keys(SECOND).find("acme", "ada"))
                .withMessageContaining("hiring.key-vault.encryption-keys");
    }

    @Test
    void aKeyThatWasPutInThePlaceOfAnothersIsRefused() {
        CandidateKeys keys = keys(FIRST);
        keys.create("acme", "ada");
        keys.create("acme", "grace");
        inStore(documents -> documents.updateOne(
                new Document("_id", "ada"),
                new Document("$set", new Document("wrapped", document("grace").get("wrapped", Binary.class)))));

        assertThatIllegalStateException().isThrownBy(() -> keys(FIRST).find("acme", "ada"));
    }

    @Test
    void theBlindIndexIsTheSameForTheSameTextOfTheSameOrganization() {
        String word = new BlindIndex(vault(FIRST)).of("acme", "ada@example.com");
        BlindIndex index = new BlindIndex(vault(FIRST));

        assertThat(index.of("acme", "ada@example.com")).isEqualTo(word).doesNotContain("ada");
        assertThat(index.of("globex", "ada@example.com")).isNotEqualTo(word);
        assertThat(index.of("acme", "grace@example.com")).isNotEqualTo(word);
    }

    @Test
    void sealsAnswers() {
        SealedAnswers answers = new SealedAnswers(EventJson.create());
        CandidateKey key = keys(FIRST).create("acme", "ada");
        Answer answer = new Answer.FreeText("two\nlines");

        String sealed = answers.seal(key, answer);

        assertThat(sealed).doesNotContain("two");
        assertThat(answers.open(key, sealed)).isEqualTo(answer);
    }

    private Document document(String id) {
        var found = new ArrayList<Document>();
        inStore(documents -> documents.find(new Document("_id", id)).into(found));
        return found.getFirst();
    }

    private void inStore(Consumer<MongoCollection<Document>> work) {
        String database = uri.replaceAll(".*/([^/?]+)\\?.*", "$1");
        try (var client = MongoClients.create(uri)) {
            work.accept(client.getDatabase(database).getCollection("candidate-keys"));
        }
    }
}
