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

class PeopleFileTests {
    @TempDir
    Path directory;

    @Test
    void makesOnePersonPerRoleAndOrganization() {
        People people = load("acme", "globex");
        assertThat(people.all())
                .extracting(Person::username)
                .containsExactly(
                        "recruiter",
                        "reviewer",
                        "analyst",
                        "operator",
                        "admin",
                        "recruiter-globex",
                        "reviewer-globex",
                        "analyst-globex",
                        "operator-globex",
                        "admin-globex");
        Person analyst = people.get("analyst-globex");
        assertThat(analyst.organization()).isEqualTo("globex");
        assertThat(analyst.roles()).containsExactly("analyst");
        assertThat(analyst.name()).isEqualTo("Analyst of globex");
        assertThat(people.all())
                .extracting(Person::password)
                .doesNotHaveDuplicates()
                .allSatisfy(password -> assertThat(password).hasSize(20));
    }

    @Test
    void keepsWhatTheFileHoldsForItsOwnerAlone() throws IOException {
        String password = load("acme").get("admin").password();
        assertThat(load("initech").get("admin").password()).isEqualTo(password);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path())))
                .isEqualTo("rw-------");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[null]",
                "[{\"username\": \"ada\", \"password\": \"hush\"}]",
                "[{\"username\": \"a da\", \"password\": \"hush\", \"name\": \"Ada\", \"organization\": \"acme\","
                        + " \"roles\": [\"admin\"]}]",
                "[{\"username\": \"ada\", \"password\": \"hush\", \"name\": \"Ada\", \"organization\": \"acme\","
                        + " \"roles\": [\"king\"]}]"
            })
    void refusesAFileThatIsNotPeopleNamingItAndNoPassword(String content) throws IOException {
        Files.createDirectories(path().getParent());
        Files.writeString(path(), content);
        assertThatThrownBy(() -> load("acme"))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(path().toString())
                .hasMessageNotContaining("hush");
    }

    @Test
    void hidesThePasswordInText() {
        assertThat(load("acme").get("admin")).hasToString("Person[admin of acme, [admin]]");
    }

    private People load(String... organizations) {
        return PeopleFile.load(new PrivateFile(path()), List.of(organizations));
    }

    private Path path() {
        return directory.resolve("identity/people.json");
    }
}
