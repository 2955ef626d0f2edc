package dev.hiring.gateway.events;

import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;

import dev.hiring.gateway.endpoint.Caller;
import dev.hiring.gateway.endpoint.Role;

/** What happens in the organization, as a stream or in pages. */
@RestController
@RequestMapping({"/api/v1/events", "/api/v2/events"})
class EventController {

    private final EventFeed feed;
    private final EventStreams streams;

    EventController(EventFeed feed, EventStreams streams) {
        this.feed = feed;
        this.streams = streams;
    }

    /**
     * Follows the organization's events as server-sent events, without an end. The id of each message is the position after it: with it in
     * {@code Last-Event-ID} the stream goes on exactly there, at any gateway, with no event missing and none twice. Without a
     * position and a time it begins with the next event that comes. After 15 seconds of silence a comment is sent, with the
     * position that was reached. A stream that is closed on purpose ends with a message {@code hiring.stream.closed} whose
     * data is a problem.
     *
     * @param types only events of these CloudEvents types
     * @param job only events about the job with this id
     * @param from begins with what was published at this time or later (RFC 3339), as far as it is kept
     * @param after begins after this position
     * @param lastEventId the position after which a stream begins, as browsers send it; goes before the others
     */
    @GetMapping(produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @RolesAllowed({Role.ATS, Role.RECRUITER, Role.ANALYST, Role.ADMIN})
    Flux<ServerSentEvent<String>> stream(
            JwtAuthenticationToken token,
            @RequestParam(name = "type", required = false) @Nullable List<String> types,
            @RequestParam(required = false) @Nullable String job,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String after,
            @RequestHeader(name = EventRequests.LAST_EVENT_ID, required = false) @Nullable String lastEventId,
            ServerWebExchange exchange) {
        Caller caller = Caller.of(token);
        EventFilter filter = EventRequests.filter(caller, types, job);
        Start start = EventRequests.start(lastEventId, after, from, new Start.Now());
        HttpHeaders headers = exchange.getResponse().getHeaders();
        headers.setCacheControl(CacheControl.noStore());
        // Proxies such as nginx would wait until there is more to pass on.
        headers.set("X-Accel-Buffering", "no");
        return streams.open(caller, feed.stream(start, filter), () -> cut(exchange.getResponse()));
    }

    private static void cut(ServerHttpResponse response) {
        if (ServerHttpResponseDecorator.getNativeResponse(response) instanceof HttpServerResponse server) {
            server.withConnection(connection -> connection.channel().close());
        }
    }

    /**
     * Reads the organization's events in pages, for those who ask now and then. Without a position and a time it begins with the oldest
     * event that is kept. {@code next} is always there: whoever asks with it gets what comes after. A page may be short or
     * empty although there is more, since looking for events is bounded in time.
     *
     * @param types only events of these CloudEvents types
     * @param job only events about the job with this id
     * @param from begins with what was published at this time or later (RFC 3339), as far as it is kept
     * @param after begins after this position: {@code next} of the page before, or the id of a message of the stream
     * @param limit the most events of a page, 1 to 500
     */
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @RolesAllowed({Role.ATS, Role.RECRUITER, Role.ANALYST, Role.ADMIN})
    Mono<ResponseEntity<EventPage>> page(
            JwtAuthenticationToken token,
            @RequestParam(name = "type", required = false) @Nullable List<String> types,
            @RequestParam(required = false) @Nullable String job,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "100") int limit,
            ServerWebExchange exchange) {
        EventFilter filter = EventRequests.filter(Caller.of(token), types, job);
        Start start = EventRequests.start(null, after, from, new Start.Oldest());
        return feed.page(start, filter, EventRequests.limit(limit))
                .map(EventPage::of)
                .map(page -> ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .header(HttpHeaders.LINK, next(exchange, page.next()))
                        .body(page));
    }

    private static String next(ServerWebExchange exchange, String position) {
        String query = UriComponentsBuilder.newInstance()
                .query(exchange.getRequest().getURI().getRawQuery())
                .replaceQueryParam("from")
                .replaceQueryParam("after", position)
                .build()
                .getQuery();
        return "<%s?%s>; rel=\"next\"".formatted(exchange.getRequest().getPath().value(), query);
    }
}
