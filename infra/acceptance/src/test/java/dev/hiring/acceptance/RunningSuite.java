package dev.hiring.acceptance;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import dev.hiring.local.Home;
import dev.hiring.local.Part;
import dev.hiring.local.PartProcess;
import dev.hiring.local.Suite;
import dev.hiring.local.Tokens;

/** One suite of processes for all tests, with its own data and ports; it is stopped when the last test is over. */
final class RunningSuite implements AutoCloseable {

    /** Those who are told of things listen on this machine, which is inside as far as the suite is concerned. */
    private static final List<String> OPTIONS = List.of("-Dhiring.outbound.permitted=127.0.0.0/8");

    private final Suite suite = Suite.fresh(Path.of("../.."), Path.of("target/suite"), OPTIONS, System.out);
    private final Home home = suite.home();

    RunningSuite() {
        suite.up();
    }

    /** Injects the suite into test constructors. */
    static final class Extension implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == RunningSuite.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.GLOBAL)
                    .computeIfAbsent(RunningSuite.class, _ -> new RunningSuite(), RunningSuite.class);
        }
    }

    Home home() {
        return home;
    }

    Suite suite() {
        return suite;
    }

    /** The API as a client of that name sees it. */
    Client as(String client) {
        return new Client(home.gateway(), new Tokens(home.issuer(), home.clients()).of(client));
    }

    Client withToken(String token) {
        return new Client(home.gateway(), token);
    }

    String kafka() {
        return "127.0.0.1:" + home.port(29092);
    }

    void kill(String part) {
        new PartProcess(home, Part.named(home, part)).kill();
    }

    /** In order, as SIGTERM does. */
    void stop(String part) {
        new PartProcess(home, Part.named(home, part)).stop();
    }

    @Override
    public void close() {
        suite.down();
    }
}
