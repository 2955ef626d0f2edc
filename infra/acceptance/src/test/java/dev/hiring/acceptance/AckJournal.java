package dev.hiring.acceptance;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import tools.jackson.databind.json.JsonMapper;

/** What became of each request, as those remember it who sent it. */
final class AckJournal {

    private static final JsonMapper JSON = new JsonMapper();

    /** The names that were sent, by the paths at which they can be read now. */
    final Map<String, String> acknowledged = new ConcurrentHashMap<>();
    /** How many were told to come back later, by the type of the problem. */
    final Map<String, Integer> refused = new ConcurrentSkipListMap<>();
    /** Whatever may not happen. */
    final Queue<String> failures = new ConcurrentLinkedQueue<>();

    /** Says for how long the caller has to stay away, if that was the answer. */
    Optional<Duration> answered(String path, String name, HttpResponse<String> answer) {
        Optional<String> retryAfter = answer.headers().firstValue("Retry-After");
        String type = answer.headers().firstValue("Content-Type").orElse("");
        if (answer.statusCode() == 201) {
            acknowledged.put(
                    path + "/" + JSON.readTree(answer.body()).path("id").asString(), name);
        } else if (answer.statusCode() == 503
                && retryAfter.isPresent()
                && type.startsWith("application/problem+json")) {
            String problem = JSON.readTree(answer.body()).path("type").asString();
            refused.merge("503 " + problem.substring(problem.lastIndexOf('/') + 1), 1, Integer::sum);
            return retryAfter.map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
        } else {
            failures.add(
                    path + " → " + answer.statusCode() + " " + answer.headers().map() + " " + answer.body());
        }
        return Optional.empty();
    }

    void neverConnected() {
        refused.merge("not connected", 1, Integer::sum);
    }

    void cutOff(String path, Exception failure) {
        failures.add(path + " was sent, then " + failure);
    }

    @Override
    public String toString() {
        return acknowledged.size() + " acknowledged, refused " + refused + ", failed " + failures.size();
    }
}
