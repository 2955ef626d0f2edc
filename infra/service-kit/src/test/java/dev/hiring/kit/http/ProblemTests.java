package dev.hiring.kit.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ApiTest
@ExtendWith(OutputCaptureExtension.class)
class ProblemTests {

    @Autowired
    private TestClient client;

    @Test
    void rendersProblemWithTypeTitleDetailInstanceAndMembers() {
        TestClient.Reply reply = client.get("/failures/problem");
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(reply.<String>json("$.type")).isEqualTo("https://hiring.dev/problems/session-over");
        assertThat(reply.<String>json("$.title")).isEqualTo("Session over");
        assertThat(reply.<Integer>json("$.status")).isEqualTo(409);
        assertThat(reply.<String>json("$.detail")).isEqualTo("The session is over.");
        assertThat(reply.<String>json("$.instance")).isEqualTo("/failures/problem");
        assertThat(reply.<String>json("$.deadline")).isEqualTo("2026-01-31T12:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "missing, 404 not-found",
        "duplicate, 409 conflict",
        "concurrent, 409 concurrent-change",
        "store, 503 store-unavailable",
        "anything, 500 internal-error"
    })
    void givesNothingOfAnExceptionAway(String failure, String problem) {
        TestClient.Reply reply = client.get("/failures/" + failure);
        assertThat(reply.problem()).isEqualTo(problem);
        assertThat(reply.body()).doesNotContain("secret", "Exception", "dev.hiring.kit");
    }

    @Test
    void tellsWhenToComeBackIfTheStoreIsAway() {
        assertThat(client.get("/failures/store").header("Retry-After")).isEqualTo("5");
    }

    @Test
    void logsInternalErrorUnderTheTraceThatItsBodyNames(CapturedOutput output) {
        TestClient.Reply reply = client.get("/failures/anything");
        assertThat(reply.<String>json("$.traceId")).matches("[0-9a-f]{32}");
        assertThat(output).contains("the secret of anything").contains(reply.<String>json("$.traceId"));
    }

    @Test
    void keepsLogLinesOfForeignTextOnOneLine(CapturedOutput output) {
        client.get("/failures/line");
        assertThat(output).contains("first\\r\\nsecond \\u001b[31m").doesNotContain("\u001b[31m");
        assertThat(List.of(output.getOut().split("\n"))).noneMatch(line -> line.startsWith("second"));
    }

    @Test
    void answersWhatTheFrameworkRefusesAsProblems() {
        assertThat(client.get("/nowhere").problem()).isEqualTo("404 unknown-route");
        TestClient.Reply method = client.send(client.recruiter("/things").DELETE());
        assertThat(method.problem()).isEqualTo("405 method-not-allowed");
        assertThat(method.header("Allow")).contains("GET", "POST");
        assertThat(client.send(client.recruiter("/caller").header("Accept", "text/html"))
                        .problem())
                .isEqualTo("406 not-acceptable");
        assertThat(client.send(client.recruiter("/things")
                                .header("Content-Type", "text/plain")
                                .POST(BodyPublishers.ofString("x")))
                        .problem())
                .isEqualTo("415 unsupported-media-type");
    }

    @Test
    void answersWhatTheFirewallRefusesAsProblem() {
        TestClient.Reply reply = client.get("/things;x=1");
        assertThat(reply.problem()).isEqualTo("400 invalid-request");
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
    }
}
