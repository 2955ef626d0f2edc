package dev.hiring.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * One process of the suite.
 *
 * @param ports the ports that it listens on, the main one first
 * @param health answers 200 when the part is ready; empty for parts that are ready when their port is open
 */
public record Part(
        String name, List<Integer> ports, String health, List<String> command, Map<String, String> environment) {

    private static final int MANAGEMENT = 10_000;

    public static final List<String> NAMES = List.of(
            "broker",
            "store",
            "identity",
            "question-service",
            "assessment-service",
            "scoring-service",
            "candidate-service",
            "gateway");

    /** The services that keep an outbox and consume events. */
    public static final Map<String, Integer> EVENT_SERVICES = Map.of(
            "question-service", 8081, "assessment-service", 8082, "scoring-service", 8083, "candidate-service", 8084);

    /** Every part, in the order in which they are started. */
    public static List<Part> all(Home home) {
        return List.of(
                server(home, "broker", "dev.hiring.embedded.broker.BrokerMain", 29092, List.of(29093), 256),
                server(home, "store", "dev.hiring.embedded.store.StoreMain", 27117, List.of(), 256),
                application(home, "identity", 9000, "infra/identity", Map.of()),
                application(home, "question-service", 8081, "question-service", Map.of()),
                application(home, "assessment-service", 8082, "assessment-service", Map.of()),
                application(home, "scoring-service", 8083, "scoring-service", Map.of()),
                application(home, "candidate-service", 8084, "candidate-service", Map.of()),
                application(home, "gateway", 8080, "gateway", gatewaySettings(home)));
    }

    private static Map<String, String> gatewaySettings(Home home) {
        Map<String, String> settings = new TreeMap<>();
        // All candidates have one address here.
        settings.put("HIRING_RATES_ADDRESS", "1000000");
        settings.put("HIRING_RATES_START", "100000");
        settings.put("HIRING_LOGIN_CLIENT_ID", "gateway");
        settings.put("SPRING_CONFIG_IMPORT", "configtree:" + home.loginSecret().getParent() + "/");
        EVENT_SERVICES.forEach((service, port) -> {
            String prefix = "HIRING_" + service.replace("-service", "").toUpperCase(Locale.ROOT);
            settings.put(prefix + "_URL", url(home, port));
            settings.put(prefix + "_MANAGEMENT_URL", management(home, port));
        });
        return settings;
    }

    public static Part named(Home home, String name) {
        return all(home).stream()
                .filter(part -> part.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new Failure("There is no part " + name + "; there are " + String.join(", ", NAMES)));
    }

    /** Where the management endpoints of a service answer. */
    public static String management(Home home, int port) {
        return url(home, port + MANAGEMENT);
    }

    private static Part server(
            Home home, String name, String mainClass, int port, List<Integer> otherPorts, int heapMegabytes) {
        List<String> command = java(home, heapMegabytes);
        command.addAll(List.of(
                "-cp",
                home.root().resolve("infra/local/target/lib") + "/*",
                mainClass,
                "--data",
                home.data().resolve(name).toString(),
                "--port",
                String.valueOf(home.port(port))));
        List<Integer> ports = new ArrayList<>(List.of(home.port(port)));
        otherPorts.forEach(other -> ports.add(home.port(other)));
        return new Part(name, ports, "", command, Map.of());
    }

    private static Part application(Home home, String name, int port, String module, Map<String, String> extra) {
        List<String> command = java(home, 160);
        command.addAll(List.of(
                "-jar",
                jar(home, module, name).toString(),
                "--server.port=" + home.port(port),
                "--management.server.port=" + home.port(port + MANAGEMENT)));
        Map<String, String> environment = new TreeMap<>(extra);
        environment.put("HIRING_DATA", home.data().toString());
        environment.put("HIRING_KAFKA", home.broker());
        environment.put("HIRING_MONGO", home.store());
        environment.put("HIRING_ISSUER", home.issuer());
        environment.put("HIRING_PUBLIC_URL", home.gateway());
        return new Part(
                name,
                List.of(home.port(port), home.port(port + MANAGEMENT)),
                management(home, port) + "/actuator/health/readiness",
                command,
                environment);
    }

    private static Path jar(Home home, String module, String name) {
        return home.root().resolve(module).resolve("target").resolve(name + ".jar");
    }

    /** Small and quick to start rather than quick for ever: this is one machine with eight of them. */
    private static List<String> java(Home home, int heapMegabytes) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseCompactObjectHeaders",
                // A virtual thread that waits for a class keeps its carrier. With one for each processor,
                // the thread that loads it may be left without.
                "-Djdk.virtualThreadScheduler.parallelism=64",
                "-XX:+ExitOnOutOfMemoryError",
                "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED"));
        command.addAll(home.javaOptions());
        return command;
    }

    private static String url(Home home, int port) {
        return "http://127.0.0.1:" + home.port(port);
    }
}
