package dev.hiring.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;

/** A name server (RFC 1035) that gives every name the same IPv4 addresses. */
final class NameServer implements AutoCloseable {

    private static final int HEADER_BYTES = 12;
    private static final short TYPE_A = 1;
    private static final short CLASS_INTERNET = 1;
    private static final short THE_QUESTIONS_NAME = (short) 0xC00C;
    private static final short AUTHORITATIVE_ANSWER = (short) 0x8400;

    private final DatagramSocket socket;
    private final Duration timeToLive;
    private volatile List<String> addresses = List.of();

    NameServer(Duration timeToLive) throws IOException {
        this.timeToLive = timeToLive;
        this.socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        Thread.startVirtualThread(this::serve);
    }

    void say(List<String> ipv4) {
        addresses = ipv4;
    }

    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), socket.getLocalPort());
    }

    private void serve() {
        byte[] buffer = new byte[512];
        while (!socket.isClosed()) {
            try {
                DatagramPacket query = new DatagramPacket(buffer, buffer.length);
                socket.receive(query);
                byte[] answer = answer(ByteBuffer.wrap(buffer, 0, query.getLength()));
                socket.send(new DatagramPacket(answer, answer.length, query.getSocketAddress()));
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private byte[] answer(ByteBuffer query) throws IOException {
        int end = HEADER_BYTES;
        while (query.get(end) != 0) {
            end += query.get(end) + 1;
        }
        short type = query.getShort(end + 1);
        byte[] question = new byte[end + 5 - HEADER_BYTES];
        query.get(HEADER_BYTES, question);
        List<String> answers = type == TYPE_A ? addresses : List.of();

        ByteBuffer answer = ByteBuffer.allocate(512);
        answer.putShort(query.getShort(0)).putShort(AUTHORITATIVE_ANSWER);
        answer.putShort((short) 1).putShort((short) answers.size()).putInt(0);
        answer.put(question);
        for (String address : answers) {
            answer.putShort(THE_QUESTIONS_NAME).putShort(TYPE_A).putShort(CLASS_INTERNET);
            answer.putInt((int) timeToLive.toSeconds()).putShort((short) 4);
            answer.put(InetAddress.ofLiteral(address).getAddress());
        }
        byte[] bytes = new byte[answer.position()];
        answer.flip().get(bytes);
        return bytes;
    }

    @Override
    public void close() {
        socket.close();
    }
}
