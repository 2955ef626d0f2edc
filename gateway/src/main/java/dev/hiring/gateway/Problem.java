package dev.hiring.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every refusal and failure that the gateway itself answers with, as problem details (RFC 9457). The texts are fixed:
 * nothing of a request or of an exception can get into them.
 */
public enum Problem {
    INVALID_REQUEST(HttpStatus.BAD_REQUEST, "invalid-request", "The request is not well formed."),
    UNAUTHENTICATED(
            HttpStatus.UNAUTHORIZED,
            "unauthenticated",
            "A valid bearer token is needed.",
            Map.of(HttpHeaders.WWW_AUTHENTICATE, "Bearer")),
    FORBIDDEN(HttpStatus.FORBIDDEN, "forbidden", "This is not allowed."),
    CSRF(
            HttpStatus.FORBIDDEN,
            "csrf",
            "With the cookie of a session only pages of this site may ask, and changes need its token in X-CSRF-Token."),
    NOT_FOUND(HttpStatus.NOT_FOUND, "unknown-route", "There is nothing at this path."),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "method-not-allowed", "This path does not take that method."),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "not-acceptable", "There is no answer of the kind that is asked for."),
    VERSION_UNKNOWN(HttpStatus.NOT_FOUND, "version-unknown", "There is no such version of the API."),
    VERSION_WITHDRAWN(HttpStatus.GONE, "version-withdrawn", "This version of the API is not there any more."),
    /** The rest of the body is still on its way: the connection cannot be used again. */
    BODY_TOO_LARGE(
            HttpStatus.CONTENT_TOO_LARGE,
            "body-too-large",
            "The request's body is too large.",
            Map.of(HttpHeaders.CONNECTION, "close")),
    URI_TOO_LONG(HttpStatus.URI_TOO_LONG, "uri-too-long", "The request's URI is too long."),
    HEADERS_TOO_LARGE(
            HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
            "request-header-fields-too-large",
            "The request's headers are too many or too large."),
    EVENTS_GONE(
            HttpStatus.GONE,
            "events-gone",
            "Events between this position and the oldest that is kept are not there any more."),
    SLOW_CONSUMER(
            HttpStatus.REQUEST_TIMEOUT,
            "slow-consumer",
            "The client took the events more slowly than they came. It can go on where it was."),
    TOO_MANY_STREAMS(
            HttpStatus.TOO_MANY_REQUESTS,
            "too-many-streams",
            "The client or its organization has too many open streams.",
            Map.of(HttpHeaders.RETRY_AFTER, "30")),
    RATE_LIMITED(HttpStatus.TOO_MANY_REQUESTS, "rate-limited", "There were too many requests."),
    INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, "internal-error", "Something went wrong here."),
    BAD_GATEWAY(HttpStatus.BAD_GATEWAY, "bad-gateway", "The service behind this gave no whole answer."),
    UNAVAILABLE(
            HttpStatus.SERVICE_UNAVAILABLE,
            "service-unavailable",
            "The service behind this cannot be reached now.",
            Map.of(HttpHeaders.RETRY_AFTER, "1")),
    OVERLOADED(
            HttpStatus.SERVICE_UNAVAILABLE,
            "overloaded",
            "Too many requests of this kind are under way.",
            Map.of(HttpHeaders.RETRY_AFTER, "1")),
    EVENTS_UNAVAILABLE(
            HttpStatus.SERVICE_UNAVAILABLE,
            "events-unavailable",
            "The events cannot be read now.",
            Map.of(HttpHeaders.RETRY_AFTER, "5")),
    STOPPING(
            HttpStatus.SERVICE_UNAVAILABLE,
            "gateway-stopping",
            "This gateway is about to stop.",
            Map.of(HttpHeaders.RETRY_AFTER, "1")),
    LIMITS_UNAVAILABLE(
            HttpStatus.SERVICE_UNAVAILABLE,
            "limits-unavailable",
            "Requests of this kind cannot be counted now.",
            Map.of(HttpHeaders.RETRY_AFTER, "1")),
    SESSIONS_UNAVAILABLE(
            HttpStatus.SERVICE_UNAVAILABLE,
            "sessions-unavailable",
            "The sessions of browsers cannot be looked up now.",
            Map.of(HttpHeaders.RETRY_AFTER, "1")),
    ISSUER_UNAVAILABLE(
            HttpStatus.SERVICE_UNAVAILABLE,
            "issuer-unavailable",
            "The token cannot be checked, since its issuer cannot be reached now.",
            Map.of(HttpHeaders.RETRY_AFTER, "1")),
    TIMEOUT(
            HttpStatus.GATEWAY_TIMEOUT,
            "gateway-timeout",
            "The service behind this did not answer in time.",
            Map.of(HttpHeaders.RETRY_AFTER, "1"));

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpStatus status;
    private final String slug;
    private final byte[] body;
    private final Map<String, String> headers = new LinkedHashMap<>();

    Problem(HttpStatus status, String slug, String detail) {
        this(status, slug, detail, Map.of());
    }

    Problem(HttpStatus status, String slug, String detail, Map<String, String> headers) {
        this.status = status;
        this.slug = slug;
        this.body = "{\"type\":\"%s%s\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}"
                .formatted("https://hiring.dev/problems/", slug, status.getReasonPhrase(), status.value(), detail)
                .getBytes(UTF_8);
        this.headers.put(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        this.headers.put(HttpHeaders.CACHE_CONTROL, "no-store");
        this.headers.put("X-Content-Type-Options", "nosniff");
        this.headers.put(HttpHeaders.CONTENT_LENGTH, String.valueOf(body.length));
        this.headers.putAll(headers);
    }

    /** The word that tells it from the others. */
    public String slug() {
        return slug;
    }

    /** As it stands in the body of an answer, on one line. */
    public String json() {
        return new String(body, UTF_8);
    }

    /** The first problem with a status, if there is one. */
    static Optional<Problem> of(int status) {
        return Arrays.stream(values())
                .filter(problem -> problem.status.value() == status)
                .findFirst();
    }

    HttpStatus status() {
        return status;
    }

    /** With more members: values are texts, lists and maps. */
    byte[] body(Map<String, Object> members) {
        ObjectNode problem = (ObjectNode) JSON.readTree(body);
        members.forEach((name, value) -> problem.set(name, JSON.valueToTree(value)));
        return JSON.writeValueAsBytes(problem);
    }

    byte[] body() {
        return body.clone();
    }

    Map<String, String> headers() {
        return Map.copyOf(headers);
    }
}
