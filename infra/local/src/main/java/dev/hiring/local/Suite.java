package dev.hiring.local;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A suite of processes: started, healed, watched and stopped as one. */
public final class Suite {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    private final Home home;
    private final PrintStream out;
    private final Readiness readiness = new Readiness();

    /** @param out where progress is told */
    public Suite(Home home, PrintStream out) {
        this.home = home;
        this.out = out;
    }

    /** An empty suite on free ports, for tests and benchmarks; what an earlier one left in that folder is ended first. */
    public static Suite fresh(Path root, Path data, List<String> javaOptions, PrintStream out) {
        Suite earlier = new Suite(new Home(root, data, 0, javaOptions), out);
        earlier.down();
        earlier.reset();
        return new Suite(Home.onFreePorts(root, data, javaOptions), out);
    }

    public Home home() {
        return home;
    }

    /** Starts what does not run, and waits until everything is ready. */
    public void up() {
        start(Part.all(home));
    }

    /** The same for some parts only, or with settings of their own. */
    public void start(List<Part> parts) {
        try (LauncherLock _ = LauncherLock.acquire(home, out)) {
            startMissing(parts);
        }
    }

    private void startMissing(List<Part> parts) {
        long begin = System.nanoTime();
        List<Part> starting = new ArrayList<>();
        for (Part part : parts) {
            PartProcess process = new PartProcess(home, part);
            if (process.alive().isEmpty()) {
                if (process.wanted()) {
                    out.println("  " + part.name() + " had died; starting it again");
                }
                refuseBusyPort(part);
                starting.add(part);
            }
        }
        LoginSecret.makeIfMissing(home);
        starting.forEach(part -> new PartProcess(home, part).start());
        awaitReady(parts, begin);
        out.printf("Ready after %.1f s.%n", seconds(begin));
    }

    private void refuseBusyPort(Part part) {
        for (int port : part.ports()) {
            if (!Ports.free(port)) {
                throw new Failure("Port " + port + ", which " + part.name()
                        + " needs, is taken by another program. Free it, or set HIRING_PORT_OFFSET"
                        + " to a number that is added to every port.");
            }
        }
    }

    private void awaitReady(List<Part> parts, long begin) {
        List<Part> waiting = new ArrayList<>(parts);
        while (!waiting.isEmpty()) {
            for (Part part : List.copyOf(waiting)) {
                if (new PartProcess(home, part).alive().isEmpty()) {
                    throw new Failure(part.name() + " ended while it started. The end of its log, "
                            + home.log(part.name()) + ":\n" + tail(home.log(part.name()), 15));
                }
                if (readiness.ready(part)) {
                    waiting.remove(part);
                    out.printf("  %-20s ready  %5.1f s%n", part.name(), seconds(begin));
                }
            }
            if (seconds(begin) > PATIENCE.toSeconds()) {
                throw new Failure("Not ready after " + PATIENCE.toSeconds() + " s: "
                        + String.join(", ", waiting.stream().map(Part::name).toList())
                        + ". See './suite logs <part>'.");
            }
            pause(LOOK_EVERY);
        }
    }

    /** Stops everything, the last started first. */
    public void down() {
        if (!Files.exists(home.data())) {
            out.println("Nothing was running.");
            return;
        }
        try (LauncherLock _ = LauncherLock.acquire(home, out)) {
            stopAll();
        }
    }

    private void stopAll() {
        List<Part> parts = Part.all(home).reversed();
        boolean any = false;
        for (Part part : parts) {
            if (Part.EVENT_SERVICES.containsKey(part.name())) {
                askServicesToStop(parts);
            }
            if (new PartProcess(home, part).stop()) {
                out.println("  " + part.name() + " stopped");
                any = true;
            }
        }
        out.println(any ? "Stopped. The data stays in " + home.data() + "." : "Nothing was running.");
    }

    /** At once, for none of them needs another, and each takes a few seconds to see its callers off. */
    private void askServicesToStop(List<Part> parts) {
        parts.stream()
                .filter(part -> Part.EVENT_SERVICES.containsKey(part.name()))
                .forEach(part -> new PartProcess(home, part).askToStop());
    }

    /** Prints what runs; true if all of it does. */
    boolean status() {
        boolean all = true;
        for (Part part : Part.all(home)) {
            PartProcess process = new PartProcess(home, part);
            Optional<ProcessHandle> alive = process.alive();
            String state = alive.map(
                            handle -> (readiness.ready(part) ? "ready" : "not ready") + ", process " + handle.pid())
                    .orElse(process.wanted() ? "died; './suite up' starts it again" : "not running");
            all &= state.startsWith("ready");
            out.printf("  %-20s port %-6d %s%n", part.name(), part.ports().getFirst(), state);
        }
        return all;
    }

    /** Deletes all data of a suite that does not run. */
    public void reset() {
        if (!Files.exists(home.data())) {
            return;
        }
        try (LauncherLock _ = LauncherLock.acquire(home, out)) {
            deleteAll();
        }
    }

    private void deleteAll() {
        for (Part part : Part.all(home)) {
            if (new PartProcess(home, part).alive().isPresent()) {
                throw new Failure(part.name() + " is running. './suite down' first.");
            }
        }
        try (Stream<Path> files = Files.walk(home.data())) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                if (!file.equals(home.data()) && !file.equals(home.lock())) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.println("Deleted everything in " + home.data() + ".");
    }

    static String tail(Path file, int lines) {
        try (Stream<String> all = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            List<String> list = all.toList();
            return String.join("\n", list.subList(Math.max(0, list.size() - lines), list.size()));
        } catch (IOException e) {
            return "(no log)";
        }
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted");
        }
    }
}
