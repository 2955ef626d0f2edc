package dev.hiring.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.hiring.embedded.broker.BrokerMain;
import dev.hiring.embedded.store.StoreMain;

/** How the two servers start and end as processes. */
class ServerProcessIT {

    @ParameterizedTest
    @ValueSource(classes = {BrokerMain.class, StoreMain.class})
    void saysWhenItServesAndEndsOnSigterm(Class<?> main, @TempDir Path data) throws Exception {
        int port = LocalPorts.findFreePair();
        try (ServerChild server = ServerChild.start(main, data, port)) {
            assertThat(server.address()).contains(LocalPorts.HOST + ":" + port);

            server.terminate();

            assertThat(server.furtherOutput()).isEmpty();
        }
        LocalPorts.requireFree(port);
    }

    @ParameterizedTest
    @ValueSource(classes = {BrokerMain.class, StoreMain.class})
    void namesTheBusyPort(Class<?> main, @TempDir Path data) throws Exception {
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getByName(LocalPorts.HOST));
                ServerChild server = ServerChild.start(main, data, busy.getLocalPort())) {
            assertThat(server.awaitEnd()).isEqualTo(1);
            assertThat(server.isReady()).isFalse();
            assertThat(server.errors().lines())
                    .singleElement()
                    .asString()
                    .endsWith("port " + busy.getLocalPort() + " on 127.0.0.1 is in use");
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {BrokerMain.class, StoreMain.class})
    void namesTheUnwritableDirectory(Class<?> main, @TempDir Path directory) throws Exception {
        Path file = Files.createFile(directory.resolve("file"));
        try (ServerChild server = ServerChild.start(main, file.resolve("data"), 0)) {
            assertThat(server.awaitEnd()).isEqualTo(1);
            assertThat(server.errors().lines())
                    .singleElement()
                    .asString()
                    .contains("the data directory " + file.resolve("data") + " is not writable");
        }
    }
}
