package dev.hiring.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import dev.hiring.local.Failure;
import dev.hiring.local.Suite;

/**
 * {@code pipeline} (the default), {@code gateway}, {@code events} or {@code ranking}. {@code --seconds N} is the length of each measurement,
 * {@code --warm-up N} comes before: six services share the processors with their optimizing compilers. {@code ranking} takes
 * {@code --applications N} instead.
 */
public final class BenchMain {

    /** The launcher's own options spare the optimizing compiler and memory, for a quick start. */
    private static final List<String> LIKE_PRODUCTION = List.of(
            "-XX:TieredStopAtLevel=4",
            "-Xmx512m",
            // One client is all the load: it is counted, and never refused.
            "-DHIRING_RATES_CLIENT=1000000000",
            "-DHIRING_RATES_ORGANIZATION=1000000000");

    private BenchMain() {}

    public static void main(String[] arguments) {
        Suite suite = Suite.fresh(Path.of("."), Path.of("infra/bench/target/suite"), LIKE_PRODUCTION, System.out);
        try {
            if (Arrays.asList(arguments).contains("gateway")) {
                GatewayBench.run(suite, option(arguments, "--warm-up", 60), option(arguments, "--seconds", 15));
            } else if (Arrays.asList(arguments).contains("events")) {
                StreamBench.run(suite, option(arguments, "--warm-up", 30), option(arguments, "--seconds", 60));
            } else if (Arrays.asList(arguments).contains("ranking")) {
                RankingBench.run(suite, number(arguments, "--applications", 50_000));
            } else {
                PipelineBench.run(suite, option(arguments, "--warm-up", 600), option(arguments, "--seconds", 30));
            }
        } catch (Failure e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static Duration option(String[] arguments, String name, int standard) {
        return Duration.ofSeconds(number(arguments, name, standard));
    }

    private static int number(String[] arguments, String name, int standard) {
        int index = Arrays.asList(arguments).indexOf(name);
        return index < 0 ? standard : Integer.parseInt(arguments[index + 1]);
    }
}
