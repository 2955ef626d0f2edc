package dev.hiring.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Where a suite lives.
 *
 * @param root the checkout with the built jars
 * @param data everything that the suite keeps: broker, store, secrets, logs
 * @param portOffset is added to every port, so that several suites can run side by side
 * @param javaOptions come after the launcher's own for every process, and so win over them
 */
public record Home(Path root, Path data, int portOffset, List<String> javaOptions) {

    public Home {
        root = root.toAbsolutePath().normalize();
        data = data.toAbsolutePath().normalize();
        javaOptions = List.copyOf(javaOptions);
    }

    /**
     * From {@code HIRING_HOME} (default {@code .suite} in the checkout), {@code HIRING_PORT_OFFSET} (default 0) and {@code
     * HIRING_JAVA_OPTIONS} (default none).
     */
    static Home from(Path root, Map<String, String> environment) {
        String data = environment.getOrDefault("HIRING_HOME", ".suite");
        String offset = environment.getOrDefault("HIRING_PORT_OFFSET", "0");
        List<String> options = Stream.of(
                        environment.getOrDefault("HIRING_JAVA_OPTIONS", "").split(" "))
                .filter(option -> !option.isBlank())
                .toList();
        try {
            return new Home(root, root.resolve(data), Integer.parseInt(offset), options);
        } catch (NumberFormatException e) {
            throw new Failure("HIRING_PORT_OFFSET is not a number: " + offset);
        }
    }

    /** On the first ports that are all free, none of them in the range that systems use for outgoing connections. */
    static Home onFreePorts(Path root, Path data, List<String> javaOptions) {
        return IntStream.rangeClosed(1, 36)
                .mapToObj(step -> new Home(root, data, 100 * step, javaOptions))
                .filter(home -> Part.all(home).stream()
                        .flatMap(part -> part.ports().stream())
                        .allMatch(Ports::free))
                .findFirst()
                .orElseThrow(() -> new Failure("There are no free ports for another suite"));
    }

    public int port(int standard) {
        return standard + portOffset;
    }

    public Path log(String part) {
        return data.resolve("logs").resolve(part + ".log");
    }

    Path pid(String part) {
        return data.resolve("run").resolve(part + ".pid");
    }

    /** Stays when everything else is deleted: whoever waits for it waits for this very file. */
    Path lock() {
        return data.resolve("launcher.lock");
    }

    public Path clients() {
        return data.resolve("identity").resolve("clients.json");
    }

    /** Who can sign in, and with which passwords. */
    public Path people() {
        return data.resolve("identity").resolve("people.json");
    }

    /** In a folder of its own and named as the gateway's setting, which takes it from there as it is. */
    Path loginSecret() {
        return data.resolve("identity").resolve("login").resolve("hiring.login.client-secret");
    }

    public String gateway() {
        return "http://127.0.0.1:" + port(8080);
    }

    /** The store's connection string. */
    public String store() {
        return "mongodb://127.0.0.1:" + port(27117);
    }

    /** The broker's bootstrap server. */
    public String broker() {
        return "127.0.0.1:" + port(29092);
    }

    public String issuer() {
        return "http://127.0.0.1:" + port(9000);
    }
}
