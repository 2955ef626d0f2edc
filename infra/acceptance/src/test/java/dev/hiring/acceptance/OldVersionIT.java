package dev.hiring.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients of the version before the newest are served, and told when to move and where to. */
@ExtendWith(RunningSuite.Extension.class)
class OldVersionIT {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final RunningSuite suite;

    OldVersionIT(RunningSuite suite) {
        this.suite = suite;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/library", "/assessments", "/invitations", "/results", "/jobs", "/applications"})
    void answersAndNamesItsSuccessorWhichAnswersToo(String path) throws Exception {
        HttpResponse<String> old = get("/api/v1" + path);

        assertThat(old.statusCode()).isEqualTo(200);
        assertThat(old.headers().firstValue("Deprecation").orElseThrow()).matches("@[0-9]+");
        assertThat(ZonedDateTime.parse(
                        old.headers().firstValue("Sunset").orElseThrow(), DateTimeFormatter.RFC_1123_DATE_TIME))
                .isAfter(ZonedDateTime.parse("2026-12-01T00:00:00Z"));
        String successor = old.headers().allValues("Link").stream()
                .filter(link -> link.endsWith("rel=\"successor-version\""))
                .findFirst()
                .orElseThrow()
                .replaceFirst("<(.*)>.*", "$1");
        assertThat(successor).isEqualTo("/api/v2" + path);

        HttpResponse<String> next = get(successor);

        assertThat(next.statusCode()).isEqualTo(200);
        assertThat(next.headers().map()).doesNotContainKeys("deprecation", "sunset");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        Client recruiter = suite.as("recruiter");
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(recruiter.gateway() + path))
                        .timeout(Client.TIMEOUT)
                        .header("Authorization", "Bearer " + recruiter.token())
                        .build(),
                BodyHandlers.ofString());
    }
}
