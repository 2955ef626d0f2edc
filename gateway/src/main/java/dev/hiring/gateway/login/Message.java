package dev.hiring.gateway.login;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.HtmlUtils;
import reactor.core.publisher.Mono;

/** A page that says one thing. The texts are fixed: nothing that a request or a provider says gets into them. */
enum Message {
    DENIED(
            HttpStatus.FORBIDDEN,
            "You are not signed in",
            "The sign-in was cancelled or refused, or your account has no access here.",
            "Try again"),
    EXPIRED(
            HttpStatus.BAD_REQUEST,
            "This sign-in is no longer valid",
            "It took too long, was used before, or was begun in another tab or browser.",
            "Sign in anew"),
    UNAVAILABLE(
            HttpStatus.SERVICE_UNAVAILABLE,
            "Signing in does not work now",
            "A part that is needed to sign in cannot be reached. Please try again in a moment.",
            "Try again"),
    SIGNED_OUT(HttpStatus.OK, "You are signed out here", "You are being signed out everywhere else too.", "Go on");

    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            %s<title>%s</title>
            <link rel="stylesheet" href="/assets/message.css">
            </head>
            <body>
            <main>
            <h1>%s</h1>
            <p>%s</p>
            <p><a href="%s">%s</a></p>
            </main>
            </body>
            </html>
            """;
    private static final String GO_ON = "<meta http-equiv=\"refresh\" content=\"0; url=%s\">%n";

    private final HttpStatus status;
    private final String title;
    private final String text;
    private final String link;

    Message(HttpStatus status, String title, String text, String link) {
        this.status = status;
        this.title = title;
        this.text = text;
        this.link = link;
    }

    /** With a link to another try. */
    Mono<Void> write(ServerWebExchange exchange) {
        return write(exchange, "", LoginStart.PATH);
    }

    /** Goes on by itself: not as a redirect, since a page's policy holds for where its forms lead to in the end. */
    Mono<Void> write(ServerWebExchange exchange, URI next) {
        String escaped = HtmlUtils.htmlEscape(next.toString());
        return write(exchange, GO_ON.formatted(escaped), escaped);
    }

    private Mono<Void> write(ServerWebExchange exchange, String head, String href) {
        ServerHttpResponse response = exchange.getResponse();
        byte[] page = PAGE.formatted(head, title, title, text, href, link).getBytes(StandardCharsets.UTF_8);
        response.setStatusCode(status);
        response.getHeaders().setContentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8));
        response.getHeaders().setContentLength(page.length);
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(page)));
    }
}
