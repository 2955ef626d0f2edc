package dev.hiring.local.demo;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Tells which step is under way and how far it is, and in the end how long each of them took. */
final class Steps {

    private final PrintStream out;
    private final Map<String, Double> seconds = new LinkedHashMap<>();
    private String lastSaid = "";

    Steps(PrintStream out) {
        this.out = out;
    }

    <T> T step(String name, Supplier<T> work) {
        out.println("• " + name);
        long begin = System.nanoTime();
        T result = work.get();
        seconds.put(name, (System.nanoTime() - begin) / 1e9);
        return result;
    }

    void step(String name, Runnable work) {
        step(name, () -> {
            work.run();
            return name;
        });
    }

    /** A line of progress, unless it is the one before. */
    void say(String line) {
        if (!line.equals(lastSaid)) {
            out.println("    " + line);
            lastSaid = line;
        }
    }

    void printTimes() {
        out.println("\nTime of each step");
        seconds.forEach((name, time) -> out.printf("  %6.1f s  %s%n", time, name));
    }
}
