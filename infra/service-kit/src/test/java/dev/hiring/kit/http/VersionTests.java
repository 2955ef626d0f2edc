package dev.hiring.kit.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class VersionTests {

    @Autowired
    private TestClient client;

    @ParameterizedTest
    @ValueSource(strings = {"v1", "v2"})
    void answersInEveryVersionAndLeadsOutOfNone(String version) {
        String words = "/api/" + version + "/words";
        TestClient.Reply page = client.get(words);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Link")).startsWith("<" + words + "?cursor=next>");
        assertThat(client.post(words, "").header("Location")).isEqualTo(words + "/a%2Fb");
    }

    @Test
    void answersInTheShapeOfTheVersion() {
        assertThat(client.get("/api/v1/shape").body()).isEqualTo("old");
        assertThat(client.get("/api/v2/shape").body()).isEqualTo("new");
    }

    @Test
    void knowsNothingInAVersionThatHasItNot() {
        assertThat(client.get("/api/v2/late").status()).isEqualTo(200);
        assertThat(client.get("/api/v1/late").problem()).isEqualTo("404 unknown-route");
        assertThat(client.get("/api/v1/early").status()).isEqualTo(200);
        assertThat(client.get("/api/v2/early").problem()).isEqualTo("404 unknown-route");
        assertThat(client.get("/api/v2/elsewhere").problem()).isEqualTo("404 unknown-route");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v3", "v0", "V1", "v01", "1", "v1.0", "%761", "v99999", "latest"})
    void namesTheVersionsThatLiveToWhoAsksForAnother(String version) {
        TestClient.Reply refused = client.get("/api/" + version + "/words");
        assertThat(refused.problem()).isEqualTo("404 version-unknown");
        assertThat(refused.<List<String>>json("$.versions")).containsExactly("v1", "v2");
        assertThat(client.post("/api/" + version + "/words", "").problem()).isEqualTo("404 version-unknown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api", "/api/v1", "/api/v1/", "/v1/words", "/words"})
    void hasNothingBesideThePathsWithAVersion(String path) {
        assertThat(client.get(path).problem()).isEqualTo("404 unknown-route");
    }

    @Test
    void derivesTheSameIdInEveryVersion() {
        assertThat(post("v1", "a")).isEqualTo(post("v2", "a")).isNotEqualTo(post("v2", "b"));
    }

    private String post(String version, String key) {
        return client.send(client.recruiter("/api/" + version + "/words")
                        .header("Idempotency-Key", key)
                        .POST(BodyPublishers.noBody()))
                .body();
    }
}
