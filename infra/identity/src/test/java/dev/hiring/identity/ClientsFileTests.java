package dev.hiring.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientsFileTests {

    @TempDir
    Path directory;

    @Test
    void makesOneClientPerRoleAndOrganization() {
        Clients clients = load("acme", "globex");

        assertThat(clients.all())
                .extracting(Client::clientId)
                .containsExactly(
                        "ats",
                        "recruiter",
                        "reviewer",
                        "analyst",
                        "operator",
                        "admin",
                        "ats-globex",
                        "recruiter-globex",
                        "reviewer-globex",
                        "analyst-globex",
                        "operator-globex",
                        "admin-globex");
        assertThat(clients.get("reviewer-globex").organization()).isEqualTo("globex");
        assertThat(clients.get("reviewer-globex").roles()).containsExactly("reviewer");
    }

    @Test
    void givesEachClientItsOwnSecretOf256Bits() {
        Clients clients = load("acme", "globex");

        assertThat(clients.all())
                .extracting(Client::clientSecret)
                .doesNotHaveDuplicates()
                .allSatisfy(secret -> assertThat(secret).hasSize(43));
    }

    @Test
    void keepsWhatTheFileHolds() {
        String secret = load("acme").get("admin").clientSecret();

        assertThat(load("initech", "acme").get("admin").clientSecret()).isEqualTo(secret);
        assertThat(load("initech", "acme").get("admin").organization()).isEqualTo("acme");
    }

    @Test
    void leavesTheFileToItsOwnerAndNothingBesideIt() throws IOException {
        load("acme");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path())))
                .isEqualTo("rw-------");
        try (var files = Files.list(path().getParent())) {
            assertThat(files).containsExactly(path());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "[null]",
                "{}",
                "[{\"clientId\": \"ats\", \"clientSecret\": \"hush",
                "[{\"clientId\": \"ats\"}]",
                "[{\"clientId\": \"ats\", \"clientSecret\": \"hush\", \"organization\": \"acme\", \"roles\": [\"king\"]}]",
                "[{\"clientId\": \"ats\", \"clientSecret\": \"hush\", \"organization\": \"acme\", \"roles\": [null]}]",
                "[{\"clientId\": \"ats\", \"clientSecret\": \"hush\", \"organization\": \"acme\", \"roles\": [\"ats\"], \"x\": 1}]",
                "[{\"clientId\": \"ats\", \"clientSecret\": \"hush\", \"organization\": \"acme\", \"roles\": [\"ats\"]},"
                        + "{\"clientId\": \"ats\", \"clientSecret\": \"hush\", \"organization\": \"acme\", \"roles\": [\"ats\"]}]"
            })
    void refusesAFileThatIsNotClientsNamingItAndNoSecret(String content) throws IOException {
        Files.createDirectories(path().getParent());
        Files.writeString(path(), content);

        assertThatThrownBy(() -> load("acme"))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(path().toString())
                .hasMessageNotContaining("hush");
        assertThat(path()).hasContent(content);
    }

    @Test
    void refusesAPlaceThatCannotBeWritten() throws IOException {
        Files.writeString(directory.resolve("identity"), "a file where the directory should be");

        assertThatThrownBy(() -> load("acme")).isInstanceOf(StartRefused.class).hasMessageContaining(path().toString());
    }

    @Test
    void hidesTheSecretInText() {
        Client client = load("acme").get("admin");

        assertThat(client).hasToString("Client[admin of acme, [admin]]");
    }

    private Clients load(String... organizations) {
        return ClientsFile.load(new PrivateFile(path()), List.of(organizations));
    }

    private Path path() {
        return directory.resolve("identity/clients.json");
    }
}
