package dev.hiring.gateway;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.ReferenceCountUtil;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.http.server.HttpServer;

/**
 * Hangs up on a body that goes on and on after the answer. What nobody reads, of a request without a token for
 * instance, the server would take in and throw away without an end.
 */
@Component
final class BodyCutOff implements NettyServerCustomizer {

    private final long limit;

    BodyCutOff(LimitSettings settings) {
        // Leaves the answer that the body is too large the time to get out.
        this.limit = 2 * settings.maxBody().toBytes();
    }

    @Override
    public HttpServer apply(HttpServer server) {
        String name = BodyCutOff.class.getSimpleName();
        HttpServer connections = TrafficHandlers.onConnections(server, name, () -> new Meter(limit));
        return TrafficHandlers.onStreams(connections, name, () -> new Meter(limit));
    }

    /** Counts the bytes of one body after the other on a connection, or of the one of a stream. */
    private static final class Meter extends ChannelInboundHandlerAdapter {

        private final long limit;
        private long received;

        Meter(long limit) {
            this.limit = limit;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof HttpRequest) {
                received = 0;
            }
            if (message instanceof HttpContent part) {
                received += part.content().readableBytes();
            }
            if (received > limit) {
                ReferenceCountUtil.release(message);
                context.close();
            } else {
                context.fireChannelRead(message);
            }
        }
    }
}
