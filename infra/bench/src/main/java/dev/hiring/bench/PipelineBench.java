package dev.hiring.bench;

import java.time.Duration;
import java.util.Locale;

import dev.hiring.local.Home;
import dev.hiring.local.Part;
import dev.hiring.local.PartProcess;
import dev.hiring.local.Suite;

/** One run of everything: the pipeline under full load, the pipeline at a steady 50 applications a second, and the floor. */
final class PipelineBench {

    private static final int CLIENTS = 32;
    private static final int STEADY_RATE = 50;
    private static final Duration STEP = Duration.ofSeconds(20);

    private PipelineBench() {}

    static void run(Suite suite, Duration warmUp, Duration length) {
        Home home = suite.home();
        suite.up();
        try (Events events = new Events(home)) {
            Pipeline pipeline = new Pipeline(home, events, CLIENTS);
            for (long passed = 0; passed < warmUp.toSeconds(); passed += STEP.toSeconds()) {
                System.out.printf(
                        Locale.ROOT,
                        "Warm-up, %d of %d s: %.1f applications/s%n",
                        passed + STEP.toSeconds(),
                        warmUp.toSeconds(),
                        pipeline.run(STEP).perSecond());
            }

            System.out.println("Pipeline, as fast as it goes, " + length.toSeconds() + " s");
            StoreWrites writesBefore = StoreWrites.of(home);
            long sendsBefore = events.count();
            ProcessorTime before = ProcessorTime.of(home);
            Pipeline.Outcome full = pipeline.run(length);
            String processorTime = ProcessorTime.of(home).since(before, full.applications());
            StoreWrites writes = StoreWrites.of(home).since(writesBefore);
            Floor.Work work = new Floor.Work(
                    (int) Math.round(writes.count() / full.applications()),
                    writes.meanBytes(home),
                    (int) Math.round((double) (events.count() - sendsBefore) / full.applications()),
                    events.meanBytes());

            System.out.println("Pipeline, " + STEADY_RATE + " applications/s, " + length.toSeconds() + " s");
            events.forgetLatencies();
            Pipeline.Outcome steady = pipeline.runAt(STEADY_RATE, length);
            Events.Quantiles commitToConsumed = events.latencies();

            Part.EVENT_SERVICES.keySet().forEach(part -> new PartProcess(home, Part.named(home, part)).stop());
            new PartProcess(home, Part.named(home, "gateway")).stop();
            System.out.println("Floor, " + length.toSeconds() + " s");
            double floor = new Floor(home, CLIENTS, work).run(length);

            System.out.printf(
                    Locale.ROOT,
                    """

                    applications decided per second   pipeline %8.1f   floor %8.1f   ratio %.2f
                    per application                   %d store writes of %d bytes, %d events of %d bytes
                    processor time in ms              %s
                    at %d applications/s (%.1f seen)  commit → consumed p50 %.1f ms, p99 %.1f ms over %d events
                    """,
                    full.perSecond(),
                    floor,
                    full.perSecond() / floor,
                    work.writes(),
                    work.documentBytes(),
                    work.sends(),
                    work.eventBytes(),
                    processorTime,
                    STEADY_RATE,
                    steady.perSecond(),
                    commitToConsumed.p50(),
                    commitToConsumed.p99(),
                    commitToConsumed.events());
        } finally {
            suite.down();
        }
    }
}
