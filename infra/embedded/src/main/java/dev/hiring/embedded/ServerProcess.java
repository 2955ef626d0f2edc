package dev.hiring.embedded;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * A process that is one embedded server.
 *
 * <p>Whoever starts it reads one line from standard output, {@code READY <address>}, as soon as clients can connect.
 * Everything else goes to standard error. A start that fails ends with one line there and exit code 1; SIGTERM closes
 * the server.
 */
public final class ServerProcess {

    /** How the server starts. */
    @FunctionalInterface
    public interface Starter {
        EmbeddedServer start(Path data, int port);
    }

    private ServerProcess() {}

    /** Runs until the process is told to end. */
    public static void run(String name, String[] arguments, Starter starter) throws InterruptedException {
        PrintStream out = System.out;
        // Libraries that print must not reach the one line that is read by a program.
        System.setOut(System.err);
        EmbeddedServer server;
        try {
            ServerArguments parsed = ServerArguments.parse(arguments);
            server = starter.start(parsed.data(), parsed.port());
        } catch (StartFailure e) {
            System.err.println(name + ": " + e.getMessage());
            System.exit(1);
            return;
        } catch (RuntimeException | Error e) {
            e.printStackTrace();
            System.err.println(name + ": cannot start: " + e);
            System.exit(1);
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, name + "-shutdown"));
        out.println("READY " + server.address());
        out.flush();
        new CountDownLatch(1).await();
    }
}
