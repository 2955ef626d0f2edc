package dev.hiring.embedded;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The command line {@code --data DIR --port N}.
 *
 * @param data where the server keeps its files
 * @param port the port on 127.0.0.1; 0 picks a free one
 */
record ServerArguments(Path data, int port) {

    private static final String USAGE = "usage: --data DIR --port N";

    ServerArguments {
        if (port < 0 || port > 65_535) {
            throw new StartFailure("no such port: " + port);
        }
    }

    static ServerArguments parse(String... arguments) {
        Path data = null;
        Integer port = null;
        for (int i = 0; i < arguments.length; i += 2) {
            String value = i + 1 < arguments.length ? arguments[i + 1] : null;
            switch (arguments[i]) {
                case "--data" -> data = Path.of(required(value));
                case "--port" -> port = number(required(value));
                default -> throw new StartFailure("unknown argument " + arguments[i] + "; " + USAGE);
            }
        }
        if (data == null || port == null) {
            throw new StartFailure(USAGE);
        }
        return new ServerArguments(data, port);
    }

    private static String required(@Nullable String value) {
        if (value == null) {
            throw new StartFailure(USAGE);
        }
        return value;
    }

    private static int number(String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new StartFailure("not a port: " + value, e);
        }
    }
}
