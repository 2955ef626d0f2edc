package dev.hiring.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import dev.hiring.local.Part;

/** The launcher as somebody at a terminal meets it: a process with arguments, an exit code and lines of text. */
@ExtendWith(RunningSuite.Extension.class)
class LauncherIT {

    private record Outcome(int exit, String output) {}

    private final RunningSuite suite;

    LauncherIT(RunningSuite suite) {
        this.suite = suite;
    }

    @Test
    void leavesAloneWhatRunsAlready() throws Exception {
        String before = launch("status").output();

        assertThat(launch("up").exit()).isZero();

        assertThat(launch("status").output()).isEqualTo(before).doesNotContain("died");
    }

    @Test
    void saysWhichPartDiedAndStartsItAgain() throws Exception {
        suite.kill("scoring-service");

        Outcome status = launch("status");
        assertThat(status.exit()).isEqualTo(1);
        assertThat(status.output().lines().filter(line -> line.contains("died")))
                .singleElement()
                .asString()
                .contains("scoring-service");

        Outcome up = launch("up");
        assertThat(up.exit()).isZero();
        assertThat(up.output()).contains("scoring-service had died; starting it again");
        assertThat(launch("status").exit()).isZero();
    }

    @Test
    void twoAtOnceStartEveryPartOnce() throws Exception {
        suite.kill("store");
        suite.kill("scoring-service");
        Process one = start(suite.home().data(), suite.home().portOffset(), "up");
        Process other = start(suite.home().data(), suite.home().portOffset(), "up");
        List<Outcome> both = List.of(finish(one), finish(other));

        assertThat(both).extracting(Outcome::exit).containsOnly(0);
        assertThat(both)
                .as("the one that starts the part")
                .filteredOn(up -> up.output().contains("scoring-service had died; starting it again"))
                .hasSize(1);
        assertThat(both)
                .as("the one that waits")
                .filteredOn(up -> up.output().contains("Another launcher is at work on this suite; waiting for it."))
                .hasSize(1);
        for (Part part : Part.all(suite.home())) {
            assertThat(processes(part)).as(part.name()).hasSize(1);
        }
        assertThat(launch("status").exit()).isZero();
    }

    private static List<ProcessHandle> processes(Part part) {
        List<String> arguments = part.command().subList(1, part.command().size());
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .arguments()
                        .filter(actual -> List.of(actual).equals(arguments))
                        .isPresent())
                .toList();
    }

    @Test
    void partsOutliveTheTerminalThatStartedThem() throws Exception {
        suite.kill("question-service");
        Process up = start(suite.home().data(), suite.home().portOffset(), "up");
        try (BufferedReader lines = up.inputReader()) {
            assertThat(lines.lines().takeWhile(line -> !line.contains("ready")))
                    .anyMatch(line -> line.contains("question-service had died"));
            // Ctrl-C reaches every process of the terminal's foreground group.
            new ProcessBuilder("kill", "-INT", "--", "-" + up.pid()).start().waitFor();
            assertThat(up.waitFor()).isNotZero();
        }

        assertThat(launch("up").output()).doesNotContain("died");
        assertThat(launch("status").exit()).isZero();
    }

    @Test
    void namesThePortThatIsTakenAndThePartThatNeedsIt(@TempDir Path otherData) throws Exception {
        Outcome up = finish(start(otherData, suite.home().portOffset(), "up"));

        assertThat(up.exit()).isEqualTo(1);
        assertThat(up.output())
                .contains("Port " + suite.home().port(29092) + ", which broker needs, is taken by another program");
        assertThat(otherData.resolve("run")).doesNotExist();
    }

    @Test
    void explainsItselfWhenACommandIsUnknown() throws Exception {
        Outcome outcome = launch("upp");

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.output()).contains("Unknown command 'upp'", "up", "down", "status", "demo", "reset");
    }

    @Test
    void refusesToDeleteTheDataOfARunningSuite() throws Exception {
        Outcome reset = launch("reset");

        assertThat(reset.exit()).isEqualTo(1);
        assertThat(reset.output()).contains("is running. './suite down' first.");
    }

    private Outcome launch(String... arguments) throws Exception {
        return finish(start(suite.home().data(), suite.home().portOffset(), arguments));
    }

    private static Outcome finish(Process process) throws Exception {
        try (BufferedReader lines = process.inputReader()) {
            String output = lines.lines().collect(Collectors.joining("\n"));
            return new Outcome(process.waitFor(), output);
        }
    }

    /** In a group of its own, as a terminal does it, so that the test's own process is not in the same boat. */
    private Process start(Path data, int portOffset, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "setsid",
                // A build in the background ignores Ctrl-C, and what it starts would, too.
                "env",
                "--default-signal=INT",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                "infra/local/target/local.jar:infra/local/target/lib/*",
                "dev.hiring.local.SuiteMain"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(suite.home().root().toFile())
                .redirectErrorStream(true);
        builder.environment().put("HIRING_HOME", data.toString());
        builder.environment().put("HIRING_PORT_OFFSET", String.valueOf(portOffset));
        builder.environment()
                .put("HIRING_JAVA_OPTIONS", String.join(" ", suite.home().javaOptions()));
        return builder.start();
    }
}
