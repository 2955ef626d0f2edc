package dev.hiring.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

import dev.hiring.local.Failure;
import dev.hiring.local.Home;
import dev.hiring.local.Part;
import dev.hiring.local.PartProcess;
import dev.hiring.local.Suite;
import dev.hiring.local.Tokens;

/**
 * A thousand event streams of several organizations on one gateway, that break and are resumed at random. Each client has
 * to see each event of its organization once.
 */
final class StreamBench {

    private static final int CLIENTS = 1_000;
    private static final int EVENTS_PER_SECOND = 20;
    private static final int BREAKS_PER_SECOND = 25;
    private static final int LONGEST_BREAK_MILLIS = 3_000;
    private static final int PARTITIONS = 12;
    private static final List<String> ORGANIZATIONS = List.of("acme", "globex", "initech", "umbrella", "hooli");
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Home home;
    private final Random random = new Random(3);
    private final ConcurrentLinkedQueue<Long> latencies = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
    private final List<StreamClient> clients = new ArrayList<>();
    private final Map<String, Integer> published = new TreeMap<>();
    private final ProcessHandle gateway;
    private final Heap heap;
    private long mostHeap;

    private StreamBench(Home home) {
        this.home = home;
        this.gateway =
                new PartProcess(home, Part.named(home, "gateway")).alive().orElseThrow();
        this.heap = new Heap(gateway, Part.management(home, 8080));
    }

    static void run(Suite suite, Duration warmUp, Duration length) {
        Home home = suite.home();
        suite.start(List.of(Part.named(home, "broker"), identity(home)));
        try {
            createTopics(home);
            suite.start(List.of(gateway(home)));
            new StreamBench(home).measure(warmUp, length);
        } finally {
            suite.down();
        }
    }

    private static Part identity(Home home) {
        return with(
                Part.named(home, "identity"),
                List.of(),
                Map.of("HIRING_ORGANIZATIONS", String.join(",", ORGANIZATIONS)));
    }

    private static Part gateway(Home home) {
        return with(Part.named(home, "gateway"), List.of("-Xmx192m"), Map.of());
    }

    /** With Java options that go before the others' words. */
    private static Part with(Part part, List<String> options, Map<String, String> more) {
        List<String> command = new ArrayList<>(part.command());
        command.addAll(command.indexOf("-jar"), options);
        Map<String, String> environment = new TreeMap<>(part.environment());
        environment.putAll(more);
        return new Part(part.name(), part.ports(), part.health(), command, environment);
    }

    private static void createTopics(Home home) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", home.broker()))) {
            admin.createTopics(List.of("question", "assessment", "score", "candidate").stream()
                            .map(name -> new NewTopic("hiring." + name, PARTITIONS, (short) 1))
                            .toList())
                    .all()
                    .get();
        } catch (ExecutionException | InterruptedException e) {
            throw new Failure("The topics could not be created: " + e.getMessage());
        }
    }

    private void measure(Duration warmUp, Duration length) {
        Tokens tokens = new Tokens(home.issuer(), home.clients());
        long idle = heap.live();
        try (HttpClient http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                        Map.of("bootstrap.servers", home.broker(), "acks", "all"),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            for (int i = 0; i < CLIENTS; i++) {
                String organization = ORGANIZATIONS.get(i % ORGANIZATIONS.size());
                String client = i % ORGANIZATIONS.size() == 0 ? "recruiter" : "recruiter-" + organization;
                clients.add(
                        new StreamClient(http, home.gateway(), tokens.of(client), organization, timer, latencies::add));
            }
            clients.forEach(StreamClient::connect);
            await(() -> clients.stream().allMatch(StreamClient::stands), "All streams are open");
            System.out.printf("%d streams of %d organizations are open%n", CLIENTS, ORGANIZATIONS.size());
            long open = heap.live();
            play(producer, warmUp);
            latencies.clear();
            int before = clients.stream().mapToInt(StreamClient::connected).sum();
            Duration used = used();
            int events = play(producer, length);
            used = used().minus(used);
            int resumed = clients.stream().mapToInt(StreamClient::connected).sum() - before;
            await(() -> clients.stream().allMatch(this::hasAll), "Everybody has seen everything");
            report(length, events, resumed, used);
            System.out.printf(
                    "| the gateway's heap, of 192 MiB: live before, with open streams, at the end; most in use, MiB | %d, %d, %d; %d |%n",
                    mebi(idle), mebi(open), mebi(heap.live()), mebi(mostHeap));
            clients.forEach(StreamClient::stop);
            http.shutdownNow();
        }
        timer.shutdownNow();
    }

    /** Publishes and breaks streams at a steady rate; returns how many events. */
    private int play(KafkaProducer<String, byte[]> producer, Duration length) {
        long begin = System.nanoTime();
        int events = (int) length.toSeconds() * EVENTS_PER_SECOND;
        for (int i = 0; i < events; i++) {
            LockSupport.parkNanos(begin + i * 1_000_000_000L / EVENTS_PER_SECOND - System.nanoTime());
            String organization = ORGANIZATIONS.get(random.nextInt(ORGANIZATIONS.size()));
            var _ = producer.send(event(organization, published.merge(organization, 1, Integer::sum) - 1));
            if (random.nextInt(EVENTS_PER_SECOND) < BREAKS_PER_SECOND % EVENTS_PER_SECOND) {
                breakOne();
            }
            IntStream.range(0, BREAKS_PER_SECOND / EVENTS_PER_SECOND).forEach(_ -> breakOne());
            if (i % EVENTS_PER_SECOND == 0) {
                mostHeap = Math.max(mostHeap, heap.used());
            }
        }
        producer.flush();
        return events;
    }

    private void breakOne() {
        clients.get(random.nextInt(CLIENTS)).disconnect(random.nextInt(LONGEST_BREAK_MILLIS));
    }

    private static ProducerRecord<String, byte[]> event(String organization, int number) {
        String id = organization + "/bench/" + number;
        ProducerRecord<String, byte[]> event = new ProducerRecord<>(
                "hiring.score",
                id,
                "{\"jobId\":\"%s\",\"bench\":%d,\"nanos\":%d,\"text\":\"%s\"}"
                        .formatted(id, number, System.nanoTime(), "x".repeat(500))
                        .getBytes(UTF_8));
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", id,
                        "ce_source", "/bench",
                        "ce_type", "hiring.score.assessment-scored.v1",
                        "ce_time", Instant.now().toString(),
                        "ce_organization", organization,
                        "content-type", "application/json")
                .forEach((name, value) -> event.headers().add(name, value.getBytes(UTF_8)));
        return event;
    }

    private boolean hasAll(StreamClient client) {
        return client.seen() == published.getOrDefault(client.organization(), 0);
    }

    private void report(Duration length, int events, int resumed, Duration used) {
        List<Long> sorted = latencies.stream().sorted().toList();
        int repeated = clients.stream().mapToInt(StreamClient::repeated).sum();
        long missing = clients.stream()
                .mapToLong(client -> published.getOrDefault(client.organization(), 0) - client.seen())
                .sum();
        System.out.printf(
                "%n| events in %d s; deliveries | %d; %d |%n|---|---|%n", length.toSeconds(), events, sorted.size());
        System.out.printf("| streams that broke and were resumed | %d |%n", resumed);
        System.out.printf("| events missing at a client; seen twice | %d; %d |%n", missing, repeated);
        System.out.printf(
                "| streams closed by the gateway | %d |%n",
                clients.stream().mapToInt(StreamClient::closedByGateway).sum());
        System.out.printf(
                "| published → received, ms: p50, p99, most | %.0f, %.0f, %.0f |%n",
                at(sorted, 0.5), at(sorted, 0.99), at(sorted, 1));
        System.out.printf("| the gateway's processor time | %.1f s |%n", used.toMillis() / 1e3);
    }

    private static double at(List<Long> sorted, double quantile) {
        return sorted.isEmpty() ? Double.NaN : sorted.get((int) Math.ceil(quantile * sorted.size()) - 1) / 1e6;
    }

    private Duration used() {
        return gateway.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static long mebi(long bytes) {
        return bytes >> 20;
    }

    private static void await(BooleanSupplier condition, String what) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                System.out.println("Not after " + PATIENCE.toSeconds() + " s: " + what);
                return;
            }
            LockSupport.parkNanos(100_000_000);
        }
    }
}
