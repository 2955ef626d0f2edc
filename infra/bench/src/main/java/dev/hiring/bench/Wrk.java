package dev.hiring.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.hiring.local.Failure;

/** A load of as many requests as the connections bring through, by {@code wrk}. */
final class Wrk {

    record Figures(long requests, double perSecond, double p50Millis, double p99Millis) {}

    private static final Pattern REQUESTS = Pattern.compile("(\\d+) requests in ");
    private static final Pattern PER_SECOND = Pattern.compile("Requests/sec: +([\\d.]+)");
    private static final Pattern LATENCY = Pattern.compile("(50|99)% +([\\d.]+)(us|ms|s)\\b");
    private static final Pattern FAILURES = Pattern.compile("Non-2xx or 3xx responses|Socket errors");

    private Wrk() {}

    static Figures run(String url, String token, int connections, Duration length) {
        String report = report(
                "wrk",
                "-t1",
                "-c" + connections,
                "-d" + length.toSeconds() + "s",
                "--latency",
                "-H",
                "Authorization: Bearer " + token,
                url);
        if (FAILURES.matcher(report).find()) {
            throw new Failure("Not every request was answered well:\n" + report);
        }
        return new Figures(
                Long.parseLong(first(REQUESTS, report)),
                Double.parseDouble(first(PER_SECOND, report)),
                millis("50", report),
                millis("99", report));
    }

    private static String report(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String first(Pattern pattern, String report) {
        Matcher matcher = pattern.matcher(report);
        if (!matcher.find()) {
            throw new Failure("wrk reported no figures:\n" + report);
        }
        return matcher.group(1);
    }

    private static double millis(String percentile, String report) {
        return LATENCY.matcher(report)
                .results()
                .filter(line -> line.group(1).equals(percentile))
                .mapToDouble(line -> Double.parseDouble(line.group(2))
                        * switch (line.group(3)) {
                            case "us" -> 0.001;
                            case "ms" -> 1;
                            default -> 1_000;
                        })
                .findFirst()
                .orElseThrow(() -> new Failure("wrk reported no latencies:\n" + report));
    }
}
