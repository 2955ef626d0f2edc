package dev.hiring.gateway;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.util.function.Supplier;
import reactor.netty.ConnectionObserver.State;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/**
 * Puts handlers of our own before the server's. On a plain connection its handler is there from the beginning; with TLS it
 * comes when the two sides have agreed on HTTP/1.1; with HTTP/2 there is one for each stream, and only when the stream's
 * request has come.
 */
final class TrafficHandlers {
    private TrafficHandlers() {}

    static HttpServer onConnections(HttpServer server, String name, Supplier<ChannelHandler> handlers) {
        return server.doOnChannelInit((observer, channel, address) -> {
            if (channel.pipeline().get(NettyPipeline.H2OrHttp11Codec) == null) {
                add(channel, name, handlers);
            } else {
                channel.pipeline()
                        .addBefore(
                                NettyPipeline.H2OrHttp11Codec,
                                name + "WhenAgreed",
                                new WhenAgreed(() -> add(channel, name, handlers)));
            }
        });
    }

    static HttpServer onStreams(HttpServer server, String name, Supplier<ChannelHandler> handlers) {
        return server.childObserve((connection, state) -> {
            if (state == State.CONFIGURED
                    && connection.channel().pipeline().get(NettyPipeline.H2ToHttp11Codec) != null) {
                add(connection.channel(), name, handlers);
            }
        });
    }

    private static void add(Channel channel, String name, Supplier<ChannelHandler> handlers) {
        ChannelPipeline pipeline = channel.pipeline();
        if (pipeline.get(NettyPipeline.HttpTrafficHandler) != null && pipeline.get(name) == null) {
            pipeline.addBefore(NettyPipeline.HttpTrafficHandler, name, handlers.get());
        }
    }

    private static final class WhenAgreed extends ChannelInboundHandlerAdapter {
        private final Runnable action;

        WhenAgreed(Runnable action) {
            this.action = action;
        }

        /** Lets the server make its pipeline first. What was encrypted comes after this. */
        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            context.fireUserEventTriggered(event);
            if (event instanceof SslHandshakeCompletionEvent && !context.isRemoved()) {
                context.pipeline().remove(this);
                action.run();
            }
        }
    }
}
