package dev.hiring.gateway;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.util.ReferenceCountUtil;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.http.server.HttpServer;

/**
 * Gives error answers without a body the body of their {@link Problem}. They come from below the web framework: the
 * server answers by itself what it cannot decode, such as headers that are too large. With HTTP/2 such an answer is one of
 * the protocol and stays as it is.
 */
@Component
@ChannelHandler.Sharable
final class BareAnswers extends ChannelOutboundHandlerAdapter implements NettyServerCustomizer {

    @Override
    public HttpServer apply(HttpServer server) {
        return TrafficHandlers.onConnections(server, BareAnswers.class.getSimpleName(), () -> this);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        context.write(message instanceof FullHttpResponse answer ? clothe(answer) : message, promise);
    }

    private static FullHttpResponse clothe(FullHttpResponse answer) {
        if (answer.content().isReadable()) {
            return answer;
        }
        return Problem.of(answer.status().code())
                .map(problem -> clothe(answer, problem))
                .orElse(answer);
    }

    private static FullHttpResponse clothe(FullHttpResponse answer, Problem problem) {
        FullHttpResponse clothed = new DefaultFullHttpResponse(
                answer.protocolVersion(),
                answer.status(),
                Unpooled.wrappedBuffer(problem.body()),
                answer.headers(),
                answer.trailingHeaders());
        problem.headers().forEach(clothed.headers()::set);
        ReferenceCountUtil.release(answer);
        return clothed;
    }
}
