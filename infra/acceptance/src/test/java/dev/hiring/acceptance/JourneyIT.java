package dev.hiring.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.hiring.local.demo.Demo;

/** The demo is the end-to-end journey: what a visitor sees is what is tested. */
@ExtendWith(RunningSuite.Extension.class)
class JourneyIT {

    private final RunningSuite suite;

    JourneyIT(RunningSuite suite) {
        this.suite = suite;
    }

    @Test
    void decidesEveryApplicationAndLeavesNothingBehind() {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        int exit = Demo.run(suite.suite(), List.of("--json", "--running"), new PrintStream(output, true, UTF_8));
        List<String> lines = output.toString(UTF_8).lines().toList();
        JsonNode result = new JsonMapper().readTree(lines.getLast());
        System.out.println(lines.getLast());

        assertThat(exit).isZero();
        for (String count : List.of("applications", "invited", "completed", "scored")) {
            assertThat(result.path(count).asInt()).as(count).isEqualTo(40);
        }
        assertThat(result.path("shortlisted").asInt()
                        + result.path("notSelected").asInt()
                        + result.path("needsReview").asInt())
                .isEqualTo(40);
        assertThat(result.path("shortlisted").asInt()).isBetween(1, 39);
        assertThat(result.path("deadLetters").asInt(-1)).isZero();
        assertThat(result.path("pendingOutbox").asInt(-1)).isZero();
    }
}
