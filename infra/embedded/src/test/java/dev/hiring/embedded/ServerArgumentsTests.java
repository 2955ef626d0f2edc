package dev.hiring.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerArgumentsTests {

    @Test
    void takesDirectoryAndPort() {
        assertThat(ServerArguments.parse("--port", "9092", "--data", "x"))
                .isEqualTo(new ServerArguments(Path.of("x"), 9092));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--data",
                "--data x",
                "--port 1",
                "--data x --port",
                "--data x --port y",
                "--data x --port 70000",
                "--data x --port 1 --other 2"
            })
    void refusesAnythingElse(String line) {
        assertThatThrownBy(() -> ServerArguments.parse(line.isEmpty() ? new String[0] : line.split(" ")))
                .isInstanceOf(StartFailure.class);
    }
}
