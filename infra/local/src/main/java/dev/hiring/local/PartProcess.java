package dev.hiring.local;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A part's operating-system process, known across launches by a file with its id and its start time: an id alone could be
 * somebody else's by now.
 */
public final class PartProcess {

    /** Longer than a service takes to end in order: listeners, requests, outbox. */
    private static final Duration STOP = Duration.ofSeconds(45);

    private final Home home;
    private final Part part;

    public PartProcess(Home home, Part part) {
        this.home = home;
        this.part = part;
    }

    /** The process, if it lives. */
    public Optional<ProcessHandle> alive() {
        Path file = home.pid(part.name());
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            List<String> lines = Files.readAllLines(file);
            return ProcessHandle.of(Long.parseLong(lines.getFirst()))
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> started(process).equals(lines.get(1)));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Whether it was started and never stopped. */
    boolean wanted() {
        return Files.exists(home.pid(part.name()));
    }

    /** Starts the part apart from this terminal: neither Ctrl-C nor closing the window reaches it. */
    public void start() {
        try {
            Path log = home.log(part.name());
            Files.createDirectories(log.getParent());
            Files.createDirectories(home.pid(part.name()).getParent());
            List<String> command = new ArrayList<>(List.of("sh", "-c", "trap '' INT HUP; exec \"$0\" \"$@\""));
            command.addAll(part.command());
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(home.root().toFile())
                    .redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(part.environment());
            ProcessHandle process = builder.start().toHandle();
            Files.writeString(home.pid(part.name()), process.pid() + "\n" + started(process) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks the process to end in order, and does not wait for it. */
    void askToStop() {
        alive().ifPresent(ProcessHandle::destroy);
    }

    /** Ends the process in order, or by force when it does not end; true if there was one. */
    public boolean stop() {
        Optional<ProcessHandle> process = alive();
        process.ifPresent(handle -> {
            handle.destroy();
            try {
                handle.onExit().get(STOP.toSeconds(), TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                handle.destroyForcibly();
                handle.onExit().join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            }
        });
        forget();
        return process.isPresent();
    }

    /** Ends the process at once, as a crash would; the next {@code up} starts it again. */
    public void kill() {
        alive().ifPresent(process -> {
            process.destroyForcibly();
            process.onExit().join();
        });
    }

    private void forget() {
        try {
            Files.deleteIfExists(home.pid(part.name()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("unknown");
    }
}
