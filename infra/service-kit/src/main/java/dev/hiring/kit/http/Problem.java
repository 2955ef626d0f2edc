package dev.hiring.kit.http;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/**
 * A refusal that the caller can understand: rendered as problem details (RFC 9457) with its status, a stable type and
 * a sentence. A feature's problems are the nested classes of one sealed subclass.
 */
public abstract class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Every type is below it. */
    public static final String TYPES = "https://hiring.dev/problems/";

    private final HttpStatus status;
    private final String type;
    private final transient Map<String, Object> members = new LinkedHashMap<>();
    private final transient HttpHeaders headers = new HttpHeaders();

    /**
     * @param type a stable slug such as {@code session-over}
     * @param detail a sentence for people; the caller sees it
     */
    protected Problem(HttpStatus status, String type, String detail) {
        // A refusal is an answer, not a fault: its stack trace would be filled in for nobody.
        super(detail, null, false, false);
        this.status = status;
        this.type = type;
    }

    /** Adds a member to the body. */
    public final Problem with(String name, Object value) {
        members.put(name, value);
        return this;
    }

    /** Says that the same request may fare better in a moment, so that this answer is kept for no repetition of it. */
    public final Problem passing() {
        return header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    /** Tells the caller when it is worth trying again. */
    public final Problem retryAfter(Duration wait) {
        return passing().header(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, wait.toSeconds())));
    }

    /** Names the scheme by which the caller has to say who it is, at 401. */
    public final Problem challenge(String scheme) {
        return passing().header(HttpHeaders.WWW_AUTHENTICATE, scheme);
    }

    final Problem header(String name, String value) {
        headers.set(name, value);
        return this;
    }

    public final HttpStatus status() {
        return status;
    }

    public final String type() {
        return type;
    }

    final HttpHeaders headers() {
        return headers;
    }

    final ProblemDetail body() {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(status, getMessage());
        body.setType(URI.create(TYPES + type));
        body.setTitle(Character.toUpperCase(type.charAt(0)) + type.substring(1).replace('-', ' '));
        members.forEach(body::setProperty);
        return body;
    }
}
