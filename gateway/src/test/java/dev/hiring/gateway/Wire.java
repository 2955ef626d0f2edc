package dev.hiring.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** A bare connection to the gateway, for requests that no proper client would send. */
final class Wire implements AutoCloseable {

    private final Socket socket;

    Wire(RunningGateway gateway) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port());
        socket.setSoTimeout(30_000);
    }

    /** Sends one request with the lines given and reads until the gateway closes the connection. */
    static String exchange(RunningGateway gateway, String... lines) throws IOException {
        try (Wire wire = new Wire(gateway)) {
            wire.send(String.join("\r\n", lines) + "\r\n\r\n");
            return wire.readToEnd();
        }
    }

    void send(String text) throws IOException {
        send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /** All that comes until the connection ends; a read that times out fails the test. */
    String readToEnd() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        InputStream in = socket.getInputStream();
        try {
            in.transferTo(all);
        } catch (SocketException e) {
            // Reset by the gateway: an end as well.
        } catch (SocketTimeoutException e) {
            throw new IOException("The connection stays open after: " + all.toString(StandardCharsets.UTF_8), e);
        }
        return all.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
