package dev.hiring.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ProblemTests {

    @ParameterizedTest
    @EnumSource
    void saysItsTypeStatusAndLength(Problem problem) {
        JsonNode body = new JsonMapper().readTree(problem.body());

        assertThat(body.get("type").asString()).matches("https://hiring\\.dev/problems/[a-z-]+");
        assertThat(body.get("status").asInt()).isEqualTo(problem.status().value());
        assertThat(body.get("detail").asString()).endsWith(".");
        assertThat(problem.headers()).containsEntry("Content-Length", String.valueOf(problem.body().length));
        assertThat(Problem.of(problem.status().value()))
                .get()
                .extracting(Problem::status)
                .isEqualTo(problem.status());
    }

    @Test
    void hasOneTypeEach() {
        assertThat(Arrays.stream(Problem.values())
                        .map(problem ->
                                new JsonMapper().readTree(problem.body()).get("type")))
                .doesNotHaveDuplicates();
    }

    @Test
    void tellsWhenToComeAgain() {
        assertThat(Problem.UNAVAILABLE.headers()).containsEntry("Retry-After", "1");
        assertThat(Problem.TIMEOUT.headers()).containsEntry("Retry-After", "1");
    }

    @Test
    void hasNoneForSuccess() {
        assertThat(Problem.of(200)).isEmpty();
    }
}
