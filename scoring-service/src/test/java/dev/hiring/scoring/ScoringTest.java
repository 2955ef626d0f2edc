package dev.hiring.scoring;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.jayway.jsonpath.JsonPath;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

import dev.hiring.events.AssessmentEvent.AssessmentCompleted;
import dev.hiring.events.PrivacyEvent.CandidateErased;
import dev.hiring.events.ScoreEvent.AssessmentScored;
import dev.hiring.kit.consume.Received;
import dev.hiring.kit.privacy.CandidateKeys;
import dev.hiring.testkit.Api;
import dev.hiring.testkit.TestEvents;

/** The other services and the callers, as the tests of this one play them; each test in an organization of its own. */
public abstract class ScoringTest {

    @Autowired
    protected Api api;

    @Autowired
    protected TestEvents events;

    @Autowired
    protected CandidateKeys keys;

    protected final String organization = "org-" + UUID.randomUUID();

    protected void publishKeys(Exam exam) {
        exam.keys().forEach(key -> events.publish(organization, 1, key));
    }

    protected void complete(AssessmentCompleted session) {
        events.publish(organization, 5, sealed(session));
    }

    /** With the key of the candidate, who gets one if there is none. */
    protected AssessmentCompleted sealed(AssessmentCompleted session) {
        return Exam.sealed(session, keys.create(organization, session.candidateId()));
    }

    /** Does what the candidate service does when somebody is to be forgotten. */
    protected void erase(String candidateId) {
        keys.destroy(organization, candidateId);
        events.publish(organization, 2, new CandidateErased(candidateId, Instant.EPOCH));
    }

    /** Completes the session and waits until its score is told. */
    protected AssessmentScored score(AssessmentCompleted session) {
        complete(session);
        return awaitScore(session).event();
    }

    protected Received<AssessmentScored> awaitScore(AssessmentCompleted session) {
        return events.await(AssessmentScored.class, event -> event.sessionId().equals(session.sessionId()));
    }

    protected List<AssessmentScored> scores(AssessmentCompleted session) {
        return events.all(AssessmentScored.class).stream()
                .map(Received::event)
                .filter(scored -> scored.sessionId().equals(session.sessionId()))
                .toList();
    }

    protected ConsumerRecord<String, byte[]> awaitDeadLetter(String key) {
        return events.awaitDeadLetter(record -> key.equals(record.key()));
    }

    /** Everything that the dead letter says about why it is one. */
    protected static String reason(ConsumerRecord<String, byte[]> dead) {
        StringBuilder headers = new StringBuilder();
        dead.headers()
                .forEach(header ->
                        headers.append(new String(header.value(), UTF_8)).append('\n'));
        return headers.toString();
    }

    /** A record that says it is a completed session and is none. */
    protected void publishMalformed(String key, String value) {
        events.publishMalformed(AssessmentCompleted.class, organization, key, value);
    }

    protected ResponseSpec get(String role, String path) {
        return api.as(organization, role)
                .get()
                .uri(URI.create(api.baseUrl() + "/api/v1" + path))
                .exchange();
    }

    protected static String body(ResponseSpec response) {
        return Objects.requireNonNull(response.returnResult(String.class).getResponseBody());
    }

    protected static <T> T read(String json, String path) {
        return JsonPath.read(json, path);
    }
}
