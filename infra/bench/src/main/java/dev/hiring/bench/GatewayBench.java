package dev.hiring.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import dev.hiring.local.Failure;
import dev.hiring.local.Home;
import dev.hiring.local.Part;
import dev.hiring.local.PartProcess;
import dev.hiring.local.Suite;
import dev.hiring.local.Tokens;

/**
 * What the door costs: the same read of one question from the service itself, through haproxy, through a gateway that only
 * routes, and through the gateway as it is, at several numbers of connections.
 */
final class GatewayBench {

    private static final List<Integer> CONNECTIONS = List.of(1, 16, 64);
    private static final List<String> PROGRAMS = List.of("wrk", "haproxy");

    private final Home home;
    private final Duration warmUp;
    private final Duration length;
    private final String token;
    private final String path;

    private GatewayBench(Home home, Duration warmUp, Duration length) {
        this.home = home;
        this.warmUp = warmUp;
        this.length = length;
        this.token = new Tokens(home.issuer(), home.clients()).of("recruiter");
        this.path = "/api/v2/questions/" + anyQuestion();
    }

    /** @param process what stands before the service, or the service where nothing does */
    private record Way(String name, String url, ProcessHandle process) {}

    static void run(Suite suite, Duration warmUp, Duration length) {
        PROGRAMS.forEach(GatewayBench::require);
        suite.up();
        try {
            new GatewayBench(suite.home(), warmUp, length).measure();
        } finally {
            suite.down();
        }
    }

    private static void require(String program) {
        boolean found = Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
        if (!found) {
            throw new Failure("This benchmark needs " + String.join(" and ", PROGRAMS) + " on the path; " + program
                    + " is not there.");
        }
    }

    /** The first of the built-in questions. */
    private String anyQuestion() {
        Api recruiter = new Api(HttpClient.newHttpClient(), home.gateway(), token);
        recruiter.importLibrary();
        return recruiter
                .get("/questions?limit=1")
                .path("items")
                .path(0)
                .path("id")
                .asString();
    }

    private void measure() {
        int service = home.port(8081);
        Process haproxy = haproxy(home.port(8090), service);
        Part plain = plainGateway(home.port(8091), home.port(18091));
        new PartProcess(home, plain).start();
        try {
            List<Way> ways = List.of(
                    new Way("the service itself", "http://127.0.0.1:" + service, alive("question-service")),
                    new Way("haproxy", "http://127.0.0.1:" + home.port(8090), haproxy.toHandle()),
                    new Way(
                            "gateway, routing only",
                            "http://127.0.0.1:" + home.port(8091),
                            new PartProcess(home, plain).alive().orElseThrow()),
                    new Way("gateway", home.gateway(), alive("gateway")));
            for (Way way : ways) {
                awaitAnswer(way);
                System.out.println("Warm-up of " + way.name() + ", " + warmUp.toSeconds() + " s");
                load(way, 16, warmUp);
            }
            List<String> rows = new ArrayList<>();
            for (int connections : CONNECTIONS) {
                for (Way way : ways) {
                    System.out.printf("%s, %d connections%n", way.name(), connections);
                    rows.add(row(way, connections));
                }
            }
            System.out.println(
                    "\n| connections | way | requests/s | p50 ms | p99 ms | its processor time per request, µs |");
            System.out.println("|---|---|---|---|---|---|");
            rows.forEach(System.out::println);
        } finally {
            haproxy.destroy();
            new PartProcess(home, plain).stop();
        }
    }

    private String row(Way way, int connections) {
        Duration before = used(way);
        Wrk.Figures figures = load(way, connections, length);
        double micros = used(way).minus(before).toNanos() / 1e3 / figures.requests();
        return String.format(
                Locale.ROOT,
                "| %d | %s | %.0f | %.2f | %.2f | %.0f |",
                connections,
                way.name(),
                figures.perSecond(),
                figures.p50Millis(),
                figures.p99Millis(),
                micros);
    }

    private static Duration used(Way way) {
        return way.process().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private Wrk.Figures load(Way way, int connections, Duration duration) {
        return Wrk.run(way.url() + path, token, connections, duration);
    }

    private void awaitAnswer(Way way) {
        for (int attempt = 0; attempt < 100; attempt++) {
            try {
                if (load(way, 1, Duration.ofSeconds(1)).requests() > 0) {
                    return;
                }
            } catch (Failure e) {
                // It has not started yet.
            }
        }
        throw new Failure(way.name() + " does not answer");
    }

    private ProcessHandle alive(String part) {
        return new PartProcess(home, Part.named(home, part)).alive().orElseThrow();
    }

    private Process haproxy(int port, int service) {
        try {
            Path settings = home.data().resolve("haproxy.cfg");
            Files.writeString(settings, """
                    defaults
                      mode http
                      timeout connect 1s
                      timeout client 10s
                      timeout server 10s
                      http-reuse always
                    frontend front
                      bind 127.0.0.1:%d
                      default_backend back
                    backend back
                      server service 127.0.0.1:%d
                    """.formatted(port, service));
            return new ProcessBuilder("haproxy", "-db", "-f", settings.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(home.log("haproxy").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same gateway without token check, limits and breakers. */
    private Part plainGateway(int port, int management) {
        Part gateway = Part.named(home, "gateway");
        String route = "--spring.cloud.gateway.server.webflux.routes[0].";
        List<String> command = new ArrayList<>(gateway.command());
        command.addAll(List.of(
                "--server.port=" + port,
                "--management.server.port=" + management,
                route + "id=question",
                route + "uri=http://127.0.0.1:" + home.port(8081),
                route + "predicates[0]=Path=/api/v2/questions/**",
                route + "metadata.credential=invitation",
                "--hiring.rates.enabled=false",
                "--hiring.resilience.enabled=false"));
        command.removeIf(argument -> argument.equals("--server.port=" + home.port(8080))
                || argument.equals("--management.server.port=" + home.port(18080)));
        return new Part("gateway-plain", List.of(port, management), "", command, gateway.environment());
    }
}
