package dev.hiring.bench;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.hiring.local.Home;
import dev.hiring.local.Part;
import dev.hiring.local.PartProcess;

/** The processor time that every process of a suite, and the load itself, has used since it started. */
record ProcessorTime(Map<String, Duration> used) {

    static ProcessorTime of(Home home) {
        Map<String, Duration> used = new LinkedHashMap<>();
        for (Part part : Part.all(home)) {
            used.put(
                    part.name(),
                    new PartProcess(home, part).alive().map(ProcessorTime::of).orElse(Duration.ZERO));
        }
        used.put("load", of(ProcessHandle.current()));
        return new ProcessorTime(used);
    }

    private static Duration of(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** What was used from there to here, in milliseconds for each of so many applications. */
    String since(ProcessorTime before, int applications) {
        StringBuilder text = new StringBuilder();
        double all = 0;
        for (Map.Entry<String, Duration> part : used.entrySet()) {
            double each = part.getValue().minus(before.used.get(part.getKey())).toNanos() / 1e6 / applications;
            all += each;
            text.append("%s %.1f, ".formatted(part.getKey(), each));
        }
        return text.append("all %.1f".formatted(all)).toString();
    }
}
