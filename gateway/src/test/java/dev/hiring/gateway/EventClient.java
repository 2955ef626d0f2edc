package dev.hiring.gateway;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Scanner;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A reader of the event stream, that keeps what it has read. */
final class EventClient implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** @param id the position; null where the message has none */
    record Message(
            @Nullable String id,
            @Nullable String event,
            @Nullable String data) {

        JsonNode json() {
            return JSON.readTree(Objects.requireNonNull(data));
        }

        String eventId() {
            return json().path("id").asString();
        }

        String position() {
            return Objects.requireNonNull(id);
        }
    }

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Message> messages = new CopyOnWriteArrayList<>();
    private final HttpResponse<InputStream> answer;
    private final Thread reader;
    private volatile boolean ended;

    EventClient(RunningGateway gateway, String pathAndQuery, String token, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + gateway.port() + pathAndQuery))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream");
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        answer = http.send(request.build(), BodyHandlers.ofInputStream());
        reader = Thread.ofVirtual().start(this::read);
    }

    /** The stream from where a client was. */
    static EventClient resume(RunningGateway gateway, String token, String position) throws Exception {
        return new EventClient(gateway, "/api/v2/events", token, "Last-Event-ID", position);
    }

    private void read() {
        String id = null;
        String event = null;
        String data = null;
        try (Scanner lines = new Scanner(answer.body(), "UTF-8")) {
            while (lines.hasNextLine()) {
                String line = lines.nextLine();
                if (line.isEmpty()) {
                    messages.add(new Message(id, event, data));
                    id = null;
                    event = null;
                    data = null;
                } else if (line.startsWith("id:")) {
                    id = line.substring(3);
                } else if (line.startsWith("event:")) {
                    event = line.substring(6);
                } else if (line.startsWith("data:")) {
                    data = line.substring(5);
                }
            }
        } finally {
            ended = true;
        }
    }

    HttpResponse<InputStream> answer() {
        return answer;
    }

    /** The first of them tells where the stream began. */
    List<Message> messages() {
        return List.copyOf(messages);
    }

    List<Message> events() {
        return messages.stream()
                .filter(message -> message.data() != null && !"hiring.stream.closed".equals(message.event()))
                .toList();
    }

    List<String> ids() {
        return events().stream().map(Message::eventId).toList();
    }

    /** Where to go on after all that has come. */
    String position() {
        return messages.stream()
                .map(Message::id)
                .filter(Objects::nonNull)
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    EventClient awaitBegin() {
        await().atMost(PATIENCE).until(() -> !messages.isEmpty());
        return this;
    }

    EventClient awaitEvents(int count) {
        await().atMost(PATIENCE).until(() -> events().size() >= count);
        return this;
    }

    /** Until there are so many, or the gateway has closed the stream. */
    EventClient awaitEventsOrEnd(int count) {
        await().atMost(PATIENCE).until(() -> ended || events().size() >= count);
        return this;
    }

    void awaitEnd() {
        await().atMost(PATIENCE).until(() -> ended);
    }

    @Override
    public void close() {
        http.shutdownNow();
        reader.interrupt();
    }
}
