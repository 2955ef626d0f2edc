package dev.hiring.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** An embedded server in a process of its own, as the suite runs it. */
public final class ServerChild implements AutoCloseable {

    private static final String READY = "READY ";
    private static final long END_SECONDS = 30;

    private final Process process;
    private final Path errors;
    private final BufferedReader output;
    private final String firstLine;
    private final Duration startTime;

    private ServerChild(Process process, Path errors) throws IOException {
        long start = System.nanoTime();
        this.process = process;
        this.errors = errors;
        this.output = process.inputReader();
        String line = output.readLine();
        this.firstLine = line == null ? "" : line;
        this.startTime = Duration.ofNanos(System.nanoTime() - start);
    }

    /** Returns when the process has said that it serves, or has ended. */
    public static ServerChild start(Class<?> main, Path data, int port) throws IOException {
        Path errors = Files.createTempFile(main.getSimpleName(), ".err");
        List<String> command = List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName(),
                "--data",
                data.toString(),
                "--port",
                String.valueOf(port));
        Process process =
                new ProcessBuilder(command).redirectError(errors.toFile()).start();
        return new ServerChild(process, errors);
    }

    public boolean isReady() {
        return firstLine.startsWith(READY);
    }

    /** What the process printed after READY. */
    public String address() throws IOException {
        if (!isReady()) {
            throw new IllegalStateException(errors());
        }
        return firstLine.substring(READY.length());
    }

    public Duration startTime() {
        return startTime;
    }

    /** kill -9. */
    public void kill() throws InterruptedException {
        process.toHandle().destroyForcibly();
        process.waitFor();
    }

    /** SIGTERM. */
    public void terminate() throws InterruptedException {
        // The process's own destroy() would close its output before it is read.
        process.toHandle().destroy();
        awaitEnd();
    }

    public int awaitEnd() throws InterruptedException {
        if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("still running after " + END_SECONDS + " s");
        }
        return process.exitValue();
    }

    /** Standard output after the first line, once the process has ended. */
    public String furtherOutput() {
        return output.lines().collect(Collectors.joining("\n"));
    }

    public String errors() throws IOException {
        return Files.readString(errors);
    }

    public long residentKilobytes() throws IOException {
        try (var lines = Files.lines(Path.of("/proc", String.valueOf(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Override
    public void close() throws Exception {
        kill();
        output.close();
        Files.deleteIfExists(errors);
    }
}
