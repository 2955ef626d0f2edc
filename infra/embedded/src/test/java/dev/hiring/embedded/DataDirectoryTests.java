package dev.hiring.embedded;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTests {

    @Test
    void hasOneServerAtATime(@TempDir Path directory) {
        try (DataDirectory first = DataDirectory.open(directory)) {
            assertThatThrownBy(() -> DataDirectory.open(directory))
                    .isInstanceOf(StartFailure.class)
                    .hasMessage("the data directory " + first.path() + " is in use by another server");
        }
        DataDirectory.open(directory).close();
    }
}
