package dev.hiring.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The event stream when something goes wrong: each test breaks a broker or a gateway of its own. */
class EventStreamFailureIT {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String EVENTS = "/api/v1/events";

    @Test
    void startsWithoutTheBrokerAndGoesOnWhenItIsThere() throws Exception {
        try (EventBroker broker = new EventBroker();
                Issuer issuer = new Issuer().start();
                Upstream upstream = new Upstream("upstream")) {
            List<String> published = new ArrayList<>(broker.publish("acme", 3));
            broker.stop();
            try (RunningGateway gateway = start(issuer, upstream, broker, "--hiring.events.patience=300ms")) {
                assertThat(gateway.management("/actuator/health/readiness").statusCode())
                        .isEqualTo(200);
                assertThat(gateway.get("/api/v1/questions", issuer).statusCode())
                        .isEqualTo(200);
                HttpResponse<String> refused = stream(gateway, issuer);
                Problems.assertProblem(refused, Problem.EVENTS_UNAVAILABLE);
                assertThat(refused.headers().firstValue("Retry-After")).isPresent();

                broker.startAgain();
                await().atMost(PATIENCE).until(() -> page(gateway, issuer, "").statusCode() == 200);
                assertThat(ids(page(gateway, issuer, ""))).containsExactlyInAnyOrderElementsOf(published);
            }
        }
    }

    @Test
    void keepsStreamsOpenWhileTheBrokerIsAway() throws Exception {
        try (EventBroker broker = new EventBroker();
                Issuer issuer = new Issuer().start();
                Upstream upstream = new Upstream("upstream");
                RunningGateway gateway = start(issuer, upstream, broker, "--hiring.events.heartbeat=500ms");
                EventClient client = open(gateway, issuer)) {
            List<String> published = new ArrayList<>(broker.publish("acme", 5));
            client.awaitEvents(5);

            broker.stop();
            int before = client.messages().size();
            await().atMost(PATIENCE).until(() -> client.messages().size() >= before + 3);
            broker.startAgain();
            published.addAll(broker.publish("acme", 5));

            client.awaitEvents(10);
            assertThat(client.ids()).containsExactlyInAnyOrderElementsOf(published);
        }
    }

    @Test
    void saysWhenWhatComesNextIsGone() throws Exception {
        try (EventBroker broker = new EventBroker();
                Issuer issuer = new Issuer().start();
                Upstream upstream = new Upstream("upstream");
                RunningGateway gateway = start(issuer, upstream, broker, "--hiring.events.recent=2");
                EventClient client = open(gateway, issuer)) {
            String position = client.awaitBegin().position();
            List<String> published = broker.publish("acme", 60);
            await().atMost(PATIENCE)
                    .until(() -> ids(page(gateway, issuer, "?limit=500")).size() == 60);
            broker.deleteBefore("hiring.candidate", 3);

            Problems.assertProblem(page(gateway, issuer, "?after=" + position), Problem.EVENTS_GONE);
            Problems.assertProblem(stream(gateway, issuer, "Last-Event-ID", position), Problem.EVENTS_GONE);
            List<String> kept = ids(page(gateway, issuer, "?limit=500"));
            assertThat(published).containsAll(kept);
            assertThat(kept).hasSizeBetween(51, 59);
        }
    }

    @Test
    void saysThatAPositionIsOfAnotherLog() throws Exception {
        String position;
        try (Issuer issuer = new Issuer().start();
                Upstream upstream = new Upstream("upstream")) {
            try (EventBroker earlier = new EventBroker();
                    RunningGateway gateway = start(issuer, upstream, earlier)) {
                earlier.publish("acme", 10);
                await().atMost(PATIENCE)
                        .until(() -> ids(page(gateway, issuer, "")).size() == 10);
                position = next(page(gateway, issuer, ""));
            }
            try (EventBroker broker = new EventBroker();
                    RunningGateway gateway = start(issuer, upstream, broker)) {
                Problems.assertProblem(page(gateway, issuer, "?after=" + position), Problem.EVENTS_GONE);
            }
        }
    }

    /** The client reads nothing at all: what it is owed fills the sockets' buffers, and nothing else. */
    @Test
    void dropsAClientThatTakesNothingWhileOthersGoOn() throws Exception {
        try (EventBroker broker = new EventBroker();
                Issuer issuer = new Issuer().start();
                Upstream upstream = new Upstream("upstream");
                RunningGateway gateway = start(issuer, upstream, broker, "--hiring.events.stall=2s");
                EventClient other = open(gateway, issuer);
                Socket slow = new Socket("127.0.0.1", gateway.port())) {
            slow.getOutputStream().write(request(issuer).getBytes(StandardCharsets.US_ASCII));
            String padding = "x".repeat(100_000);
            int published = 0;
            while (!metrics(gateway)
                    .contains("hiring_events_closed_total{application=\"gateway\",reason=\"stalled\"}")) {
                assertThat(published).isLessThan(2_000);
                String id = "id" + published;
                broker.publish(
                        EventBroker.record("acme", EventBroker.SCORED, id, id, "{\"text\":\"" + padding + "\"}"), id);
                other.awaitEvents(++published);
            }

            assertThat(readToTheEnd(slow)).isLessThan(published * 100_000L);
            assertThat(other.events()).hasSize(published);
            await().atMost(PATIENCE)
                    .until(() -> metrics(gateway).contains("hiring_events_streams{application=\"gateway\"} 1.0"));
        }
    }

    private static String request(Issuer issuer) throws Exception {
        return "GET " + EVENTS + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\nAuthorization: Bearer "
                + issuer.token() + "\r\n\r\n";
    }

    private static long readToTheEnd(Socket socket) {
        byte[] buffer = new byte[64 * 1024];
        long bytes = 0;
        try {
            InputStream in = socket.getInputStream();
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                bytes += n;
            }
        } catch (IOException e) {
            // Reset: what was still to be sent is thrown away.
        }
        return bytes;
    }

    @Test
    void closesStreamsAtOnceWhenItStops() throws Exception {
        try (EventBroker broker = new EventBroker();
                Issuer issuer = new Issuer().start();
                Upstream upstream = new Upstream("upstream")) {
            RunningGateway gateway = start(issuer, upstream, broker);
            try (EventClient client = open(gateway, issuer)) {
                long begin = System.nanoTime();
                gateway.close();

                client.awaitEnd();
                assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(15));
                assertThat(client.messages().getLast().event()).isEqualTo("hiring.stream.closed");
                assertThat(client.messages().getLast().json()).isEqualTo(JSON.readTree(Problem.STOPPING.json()));
            }
        }
    }

    private static RunningGateway start(Issuer issuer, Upstream upstream, EventBroker broker, String... arguments) {
        List<String> all =
                new ArrayList<>(List.of("--HIRING_KAFKA=" + broker.address(), "--hiring.events.refresh=500ms"));
        all.addAll(List.of(arguments));
        return RunningGateway.start(issuer, upstream, all.toArray(String[]::new));
    }

    private static EventClient open(RunningGateway gateway, Issuer issuer) throws Exception {
        return new EventClient(gateway, EVENTS, issuer.token()).awaitBegin();
    }

    private static HttpResponse<String> stream(RunningGateway gateway, Issuer issuer, String... headers)
            throws Exception {
        List<String> all =
                new ArrayList<>(List.of("Authorization", "Bearer " + issuer.token(), "Accept", "text/event-stream"));
        all.addAll(List.of(headers));
        return gateway.get(EVENTS, all.toArray(String[]::new));
    }

    private static HttpResponse<String> page(RunningGateway gateway, Issuer issuer, String query) throws Exception {
        return gateway.get(EVENTS + query, "Authorization", "Bearer " + issuer.token(), "Accept", "application/json");
    }

    private static List<String> ids(HttpResponse<String> page) {
        return items(page).valueStream().map(item -> item.path("id").asString()).toList();
    }

    private static JsonNode items(HttpResponse<String> page) {
        return JSON.readTree(page.body()).path("items");
    }

    private static String next(HttpResponse<String> page) {
        return JSON.readTree(page.body()).path("next").asString();
    }

    private static String metrics(RunningGateway gateway) throws Exception {
        return gateway.management("/actuator/prometheus").body();
    }
}
