package dev.hiring.local;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import dev.hiring.local.demo.Demo;

/** The commands of {@code ./suite}. */
public final class SuiteMain {

    private static final String USAGE = """
            Usage: ./suite <command>
              up               start everything that does not run, and wait until it is ready
              down             stop everything; the data stays
              status           what runs
              logs [part]      follow the logs of one part, or show the last lines of each
              token [client]   print an access token (default client: recruiter)
              password [name]  print the password with which a person signs in (default: recruiter)
              demo [--json]    start everything and play the journey of 40 applications
                               [--applications N] [--seed N] [--running: use what runs already, start nothing]
              bench [gateway]  measure the pipeline against its floor, or the gateway [--seconds N] [--warm-up N]
              reset            delete the data of a stopped suite
            HIRING_HOME chooses the data folder (.suite), HIRING_PORT_OFFSET shifts every port,
            HIRING_JAVA_OPTIONS is added to the options of every process.""";

    private SuiteMain() {}

    public static void main(String[] arguments) {
        PrintStream out = System.out;
        try {
            Home home = Home.from(Path.of("."), System.getenv());
            System.exit(run(home, Arrays.asList(arguments), out));
        } catch (Failure e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static int run(Home home, List<String> arguments, PrintStream out) {
        String command = arguments.isEmpty() ? "help" : arguments.getFirst();
        List<String> rest = arguments.isEmpty() ? List.of() : arguments.subList(1, arguments.size());
        Suite suite = new Suite(home, out);
        return switch (command) {
            case "up" -> {
                suite.up();
                out.println(hints(home));
                yield 0;
            }
            case "down" -> {
                suite.down();
                yield 0;
            }
            case "status" -> suite.status() ? 0 : 1;
            case "logs" -> logs(home, rest, out);
            case "token" -> {
                out.println(
                        new Tokens(home.issuer(), home.clients()).of(rest.isEmpty() ? "recruiter" : rest.getFirst()));
                yield 0;
            }
            case "password" -> {
                out.println(
                        SecretsFile.ofPeople(home.people()).secretOf(rest.isEmpty() ? "recruiter" : rest.getFirst()));
                yield 0;
            }
            case "demo" -> Demo.run(suite, rest, out);
            case "reset" -> {
                suite.reset();
                yield 0;
            }
            case "help", "--help", "-h" -> {
                out.println(USAGE);
                yield 0;
            }
            default -> throw new Failure("Unknown command '" + command + "'.\n" + USAGE);
        };
    }

    private static String hints(Home home) {
        return """
                Browser   %s        sign in as recruiter with ./suite password recruiter
                Gateway   %s/api/v2
                Token     ./suite token recruiter      (also ats, reviewer, analyst, operator, admin)
                Try       curl -H "Authorization: Bearer $(./suite token)" %s/api/v2/library
                Stop      ./suite down""".formatted(home.gateway(), home.gateway(), home.gateway());
    }

    private static int logs(Home home, List<String> rest, PrintStream out) {
        if (rest.isEmpty()) {
            for (String part : Part.NAMES) {
                out.println("== " + part + " (" + home.log(part) + ")\n" + Suite.tail(home.log(part), 5));
            }
            return 0;
        }
        Part part = Part.named(home, rest.getFirst());
        try {
            return new ProcessBuilder(
                            "tail", "-n", "100", "-f", home.log(part.name()).toString())
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new Failure("The log cannot be shown: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 130;
        }
    }
}
