package dev.hiring.gateway;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpHeaders;

/** A request that the gateway does not let through now, and when it may come again. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Problem problem;
    private final transient Map<String, String> headers = new TreeMap<>();
    private final transient Map<String, Object> members = new TreeMap<>();

    private Refusal(Problem problem) {
        // Happens as often as callers like: neither a stack trace nor anything of the request.
        super(problem.name(), null, false, false);
        this.problem = problem;
    }

    public static Refusal of(Problem problem) {
        return new Refusal(problem);
    }

    /** @param after rounded up to seconds, at least one */
    public static Refusal until(Problem problem, Duration after) {
        Refusal refusal = new Refusal(problem);
        long seconds = Math.max(1, after.plusMillis(999).toSeconds());
        refusal.headers.put(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
        return refusal;
    }

    /**
     * For a request that is not of the shape that the operation asks for.
     *
     * @param field the name of a parameter or header
     * @param reason completes a sentence that begins with the field
     */
    public static Refusal invalid(String field, String reason) {
        Refusal refusal = new Refusal(Problem.INVALID_REQUEST);
        refusal.members.put("errors", List.of(Map.of("field", field, "reason", reason)));
        return refusal;
    }

    /** Adds a member to the problem: names that stand in the settings, never anything of the request. */
    public Refusal naming(String member, List<String> names) {
        members.put(member, names);
        return this;
    }

    public Problem problem() {
        return problem;
    }

    /** Besides those of the problem. */
    Map<String, String> headers() {
        return headers;
    }

    /** Besides those of the problem. */
    Map<String, Object> members() {
        return members;
    }
}
