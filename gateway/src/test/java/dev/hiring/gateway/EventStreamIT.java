package dev.hiring.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The event stream of two gateways on one broker. The second keeps so few events in memory that almost everything there is
 * caught up from the log. Each test has an organization of its own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventStreamIT {

    private static final JsonMapper JSON = new JsonMapper();
    private static final AtomicInteger ORGANIZATIONS = new AtomicInteger();

    private final Upstream upstream = new Upstream("upstream");

    private EventBroker broker;
    private Issuer issuer;
    private RunningGateway gateway;
    private RunningGateway forgetful;

    @BeforeAll
    void start() throws Exception {
        broker = new EventBroker();
        issuer = new Issuer().start();
        gateway = start("--hiring.events.heartbeat=1s", "--hiring.events.streams-of-client=5");
        forgetful = start("--hiring.events.recent=3");
    }

    private RunningGateway start(String... arguments) {
        List<String> all =
                new ArrayList<>(List.of("--HIRING_KAFKA=" + broker.address(), "--hiring.events.refresh=500ms"));
        all.addAll(List.of(arguments));
        return RunningGateway.start(issuer, upstream, all.toArray(String[]::new));
    }

    @AfterAll
    void stop() {
        gateway.close();
        forgetful.close();
        issuer.close();
        upstream.close();
        broker.close();
    }

    @Test
    void tellsWhatHappensFromNowOn() throws Exception {
        String organization = anOrganization();
        broker.publish(organization, EventBroker.SCORED);
        try (EventClient client = open("/api/v1/events", organization)) {
            assertThat(client.answer().statusCode()).isEqualTo(200);
            assertThat(client.answer().headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("text/event-stream");
            assertThat(client.answer().headers().firstValue("Cache-Control")).hasValue("no-store");
            assertThat(client.answer().headers().firstValue("X-Accel-Buffering"))
                    .hasValue("no");
            String id = broker.publish(organization, EventBroker.SHORTLISTED);

            EventClient.Message message = client.awaitEvents(1).events().getFirst();
            JsonNode event = message.json();
            assertThat(message.event()).isEqualTo(EventBroker.SHORTLISTED);
            assertThat(event.path("id").asString()).isEqualTo(id);
            assertThat(event.path("specversion").asString()).isEqualTo("1.0");
            assertThat(event.path("organization").asString()).isEqualTo(organization);
            assertThat(event.path("data").path("jobId").asString()).isEqualTo(EventBroker.JOB);
        }
    }

    @Test
    void neverShowsAnotherOrganizationsEvents() throws Exception {
        String organization = anOrganization();
        String other = anOrganization();
        try (EventClient live = open("/api/v2/events", organization)) {
            List<String> own = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                broker.publish(
                        EventBroker.record(other, EventBroker.SCORED, "k" + i, "c" + i + other, """
                        {"jobId":"%s","canary":"canary-of-%s"}""".formatted(
                                        EventBroker.JOB, other)),
                        "");
                own.add(broker.publish(organization, EventBroker.SCORED));
            }
            try (EventClient late = resume(
                    forgetful,
                    organization,
                    live.awaitEvents(20).messages().getFirst().position())) {
                late.awaitEvents(20);
                assertThat(late.ids()).containsExactlyInAnyOrderElementsOf(own);
                assertThat(late.messages().toString() + live.messages()).doesNotContain(other);
            }
            assertThat(live.ids()).containsExactlyInAnyOrderElementsOf(own);
            assertThat(page(forgetful, organization, "?limit=500").toString()).doesNotContain(other);
        }
    }

    @Test
    void goesOnExactlyWhereItBrokeAfterAnyMessage() throws Exception {
        String organization = anOrganization();
        try (EventClient whole = open("/api/v2/events", organization)) {
            for (int i = 0; i < 12; i++) {
                broker.publish(organization, 1);
                broker.publish(anOrganization(), 1);
            }
            List<EventClient.Message> events = whole.awaitEvents(12).events();
            for (int i = 0; i < events.size(); i++) {
                for (RunningGateway any : List.of(gateway, forgetful)) {
                    assertGoesOn(any, organization, events, i);
                }
            }
        }
    }

    private void assertGoesOn(RunningGateway any, String organization, List<EventClient.Message> events, int after)
            throws Exception {
        List<String> rest = events.stream()
                .skip(after + 1)
                .map(EventClient.Message::eventId)
                .toList();
        try (EventClient resumed = resume(any, organization, events.get(after).position())) {
            String marker = UUID.randomUUID().toString();
            resumed.awaitEvents(rest.size());
            broker.publish(organization + "-x", EventBroker.SCORED, EventBroker.JOB, marker, marker);
            assertThat(resumed.ids()).containsExactlyInAnyOrderElementsOf(rest);
        }
    }

    @Test
    void losesAndRepeatsNothingBetweenGateways() throws Exception {
        String organization = anOrganization();
        List<String> published = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        String position;
        try (EventClient first = open("/api/v2/events", organization)) {
            position = first.awaitBegin().position();
        }
        for (int round = 0; round < 20; round++) {
            RunningGateway any = round % 2 == 0 ? forgetful : gateway;
            published.addAll(broker.publish(organization, 5));
            try (EventClient client = resume(any, organization, position)) {
                published.addAll(broker.publish(organization, 5));
                client.awaitEvents(1);
                List<EventClient.Message> events = client.events();
                events.forEach(event -> seen.add(event.eventId()));
                position = events.getLast().position();
            }
        }
        try (EventClient last = resume(gateway, organization, position)) {
            last.awaitEvents(published.size() - seen.size());
            seen.addAll(last.ids());
        }

        assertThat(seen).containsExactlyInAnyOrderElementsOf(published);
    }

    /** The ring is so small that a live client may be overtaken, as a slow one is: then it goes on where it was. */
    @Test
    void catchesUpFromFurtherBackThanItRemembersAndGoesOnLive() throws Exception {
        String organization = anOrganization();
        List<String> published = new ArrayList<>(broker.publish(organization, 300));
        List<String> seen = new ArrayList<>();
        EventClient client = new EventClient(
                forgetful, "/api/v2/events?from=" + Instant.now().minusSeconds(600), token(organization));
        published.addAll(broker.publish(organization, 300));
        while (true) {
            client.awaitEventsOrEnd(published.size() - seen.size());
            seen.addAll(client.ids());
            client.close();
            if (seen.size() >= published.size()) {
                break;
            }
            client = resume(forgetful, organization, client.position());
        }

        assertThat(seen).containsExactlyInAnyOrderElementsOf(published);
    }

    @Test
    void tellsAnEventThatWasPublishedTwiceOnce() throws Exception {
        String organization = anOrganization();
        try (EventClient live = open("/api/v2/events", organization)) {
            String twice = UUID.randomUUID().toString();
            publishAs(organization, twice);
            String between = broker.publish(organization, EventBroker.SCORED, EventBroker.JOB, "key", "b" + twice);
            live.awaitEvents(2);
            publishAs(organization, twice);
            String last = broker.publish(organization, EventBroker.SCORED, EventBroker.JOB, "key", "l" + twice);
            live.awaitEvents(3);

            assertThat(live.ids()).containsExactly(twice, between, last);
            for (RunningGateway any : List.of(gateway, forgetful)) {
                try (EventClient resumed =
                        resume(any, organization, live.events().get(1).position())) {
                    assertThat(resumed.awaitEvents(1).ids()).containsExactly(last);
                }
                assertThat(ids(page(any, organization, ""))).containsExactly(twice, between, last);
            }
        }
    }

    private void publishAs(String organization, String id) {
        broker.publish(organization, EventBroker.SCORED, EventBroker.JOB, "key", id);
    }

    @Test
    void filtersByTypeAndJobAndStillSaysHowFarItIs() throws Exception {
        String organization = anOrganization();
        String job = UUID.randomUUID().toString();
        String path = "/api/v2/events?type=" + EventBroker.SCORED + "&type=" + EventBroker.CLOSED + "&job=" + job;
        try (EventClient client = open(path, organization)) {
            String begin = client.awaitBegin().position();
            broker.publish(organization, EventBroker.SCORED);
            broker.publish(
                    organization,
                    EventBroker.SHORTLISTED,
                    job,
                    "k",
                    UUID.randomUUID().toString());
            await().until(() -> !client.position().equals(begin));
            assertThat(client.events()).isEmpty();
            String id = broker.publish(
                    organization,
                    EventBroker.CLOSED,
                    job,
                    "k",
                    UUID.randomUUID().toString());

            assertThat(client.awaitEvents(1).ids()).containsExactly(id);
        }
    }

    @Test
    void showsASignOfLife() throws Exception {
        try (EventClient client = open("/api/v2/events", anOrganization())) {
            await().until(() -> client.messages().size() >= 3);
            assertThat(client.events()).isEmpty();
        }
    }

    @Test
    void pagesAndStreamTellTheSame() throws Exception {
        String organization = anOrganization();
        List<String> published = broker.publish(organization, 25);
        for (RunningGateway any : List.of(gateway, forgetful)) {
            List<String> paged = new ArrayList<>();
            String query = "?limit=7";
            String next = "";
            for (int i = 0; i < 50 && paged.size() < published.size(); i++) {
                JsonNode page = page(any, organization, query);
                assertThat(page.path("items").size()).isLessThanOrEqualTo(7);
                paged.addAll(ids(page));
                next = page.path("next").asString();
                query = "?limit=7&after=" + next;
            }
            assertThat(paged).containsExactlyInAnyOrderElementsOf(published);
            JsonNode end = page(any, organization, "?after=" + next);
            assertThat(ids(end)).isEmpty();

            String later = broker.publish(organization, EventBroker.SCORED);
            await().until(() -> ids(page(
                            any, organization, "?after=" + end.path("next").asString()))
                    .equals(List.of(later)));
            published = new ArrayList<>(published);
            published.add(later);
        }
    }

    @Test
    void linksToTheNextPage() throws Exception {
        String organization = anOrganization();
        HttpResponse<String> page =
                get(gateway, "/api/v2/events?limit=3&type=" + EventBroker.SCORED, token(organization));

        assertThat(page.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(page.headers().firstValue("Link"))
                .hasValue("</api/v2/events?limit=3&type=%s&after=%s>; rel=\"next\""
                        .formatted(
                                EventBroker.SCORED,
                                JSON.readTree(page.body()).path("next").asString()));
    }

    @Test
    void beginsAtATime() throws Exception {
        String organization = anOrganization();
        broker.publish(organization, 3);
        Instant between = Instant.now().plusMillis(50);
        await().until(() -> Instant.now().isAfter(between));
        List<String> later = broker.publish(organization, 4);

        assertThat(ids(page(gateway, organization, "?from=" + between))).containsExactlyInAnyOrderElementsOf(later);
        String zoned = URLEncoder.encode(between.toString().replace("Z", "+00:00"), StandardCharsets.UTF_8);
        assertThat(ids(page(gateway, organization, "?from=" + zoned))).containsExactlyInAnyOrderElementsOf(later);
    }

    @Test
    void skipsWhatIsNoEvent() throws Exception {
        String organization = anOrganization();
        try (EventClient client = open("/api/v2/events", organization)) {
            broker.publish(EventBroker.record(organization, EventBroker.SCORED, "k", "1", "{"), "");
            broker.publish(EventBroker.record("", EventBroker.SCORED, "k", "2", "{}"), "");
            broker.publish(EventBroker.record(organization, "hiring.score.of-the-future.v1", "k", "3", "{}"), "");
            broker.publish(EventBroker.record(organization, EventBroker.SCORED, "k", "4", "{}\r\n\r\nevent:x"), "");
            String id = broker.publish(
                    organization,
                    EventBroker.SCORED,
                    EventBroker.JOB,
                    "k",
                    UUID.randomUUID().toString());

            assertThat(client.awaitEvents(1).ids()).containsExactly(id);
            assertThat(gateway.management("/actuator/prometheus").body())
                    .contains("hiring_events_skipped_total{application=\"gateway\",reason=\"unreadable\"}")
                    .contains("hiring_events_skipped_total{application=\"gateway\",reason=\"unknown-type\"}");
        }
    }

    @Test
    void readsNoAnswerKeys() throws Exception {
        String organization = anOrganization();
        broker.publish(EventBroker.record(organization, "hiring.answer-key.published.v1", "k", "1", "{}"), "");

        assertThat(ids(page(gateway, organization, ""))).isEmpty();
        assertThat(get(gateway, "/api/v2/events?type=hiring.answer-key.published.v1", token(organization))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void findsNewPartitions() throws Exception {
        String organization = anOrganization();
        try (EventClient client = open("/api/v2/events", organization)) {
            client.awaitBegin();
            broker.addPartition("hiring.assessment");
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                ids.add(broker.publish(organization, "hiring.assessment.started.v1"));
            }

            assertThat(client.awaitEvents(40).ids()).containsExactlyInAnyOrderElementsOf(ids);
        }
    }

    @Test
    void endsWithTheToken() throws Exception {
        String organization = anOrganization();
        JWTClaimsSet claims = issuer.claims()
                .claim("org", organization)
                .issueTime(Date.from(Instant.now().minusSeconds(600)))
                .expirationTime(Date.from(Instant.now().minusSeconds(25)))
                .build();
        try (EventClient client = new EventClient(
                gateway, "/api/v2/events", issuer.sign(issuer.header().build(), claims))) {
            client.awaitEnd();

            assertThat(client.messages().getLast().event()).isEqualTo("hiring.stream.closed");
            assertThat(client.messages().getLast().json()).isEqualTo(JSON.readTree(Problem.UNAUTHENTICATED.json()));
        }
    }

    @Test
    void opensOnlySoManyStreamsForAClient() throws Exception {
        String organization = anOrganization();
        List<EventClient> clients = new ArrayList<>();
        try {
            for (int i = 0; i < 5; i++) {
                clients.add(open("/api/v2/events", organization).awaitBegin());
            }
            Problems.assertProblem(
                    gateway.get(
                            "/api/v2/events",
                            "Authorization",
                            "Bearer " + token(organization),
                            "Accept",
                            "text/event-stream"),
                    Problem.TOO_MANY_STREAMS);
            clients.removeFirst().close();
            await().atMost(Duration.ofSeconds(20)).until(() -> opens(organization));
        } finally {
            clients.forEach(EventClient::close);
        }
    }

    private boolean opens(String organization) throws Exception {
        try (EventClient client = open("/api/v2/events", organization)) {
            return client.answer().statusCode() == 200;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "after=nonsense, after",
        "from=yesterday, from",
        "from=2026-03-04, from",
        "type=hiring.nothing.v1, type",
        "type=, type",
        "job=7, job",
        "job=%7B%22$ne%22:1%7D, job",
        "limit=0, limit",
        "limit=501, limit",
        "limit=x, limit",
        "wrong=1, wrong",
        "job=a4d7b2d0-1c9e-4f61-8b2a-9d3f5e6c7a05&job=a4d7b2d0-1c9e-4f61-8b2a-9d3f5e6c7a05, job",
        "organization=globex, organization"
    })
    void refusesWhatItCannotMean(String query, String field) throws Exception {
        HttpResponse<String> answer = get(gateway, "/api/v2/events?" + query, token("acme"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("/problems/invalid-request\"").contains("\"field\":\"" + field + "\"");
    }

    @Test
    void refusesAPositionThatNobodyGave() throws Exception {
        HttpResponse<String> answer = gateway.get(
                "/api/v2/events",
                "Authorization",
                "Bearer " + token("acme"),
                "Accept",
                "text/event-stream",
                "Last-Event-ID",
                "42");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"field\":\"Last-Event-ID\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"reviewer", "operator", "candidate"})
    void isNotForEveryRole(String role) throws Exception {
        String token = issuer.sign(
                issuer.header().build(),
                issuer.claims().claim("roles", List.of(role)).build());

        Problems.assertProblem(get(gateway, "/api/v2/events", token), Problem.FORBIDDEN);
        Problems.assertProblem(gateway.get("/api/v2/events"), Problem.UNAUTHENTICATED);
    }

    @Test
    void answersAPageToWhoeverDoesNotSayWhatIsWanted() throws Exception {
        HttpResponse<String> answer =
                gateway.get("/api/v2/events", "Authorization", "Bearer " + token(anOrganization()), "Accept", "*/*");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    }

    private EventClient open(String path, String organization) throws Exception {
        return new EventClient(gateway, path, token(organization)).awaitBegin();
    }

    private EventClient resume(RunningGateway any, String organization, String position) throws Exception {
        return EventClient.resume(any, token(organization), position);
    }

    private JsonNode page(RunningGateway any, String organization, String query) throws Exception {
        HttpResponse<String> answer = get(any, "/api/v2/events" + query, token(organization));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static HttpResponse<String> get(RunningGateway any, String path, String token) throws Exception {
        return any.get(path, "Authorization", "Bearer " + token, "Accept", "application/json");
    }

    private static List<String> ids(JsonNode page) {
        return page.path("items")
                .valueStream()
                .map(item -> item.path("id").asString())
                .toList();
    }

    private static String anOrganization() {
        return "org-" + ORGANIZATIONS.incrementAndGet();
    }

    private String token(String organization) throws Exception {
        return issuer.sign(
                issuer.header().build(),
                issuer.claims().claim("org", organization).build());
    }
}
