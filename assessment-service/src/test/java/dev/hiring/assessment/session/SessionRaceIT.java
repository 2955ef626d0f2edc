package dev.hiring.assessment.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

import dev.hiring.assessment.Stage;
import dev.hiring.assessment.Stage.Taking;
import dev.hiring.events.AssessmentEvent.AssessmentCompleted;
import dev.hiring.events.AssessmentEvent.AssessmentStarted;
import dev.hiring.events.AssessmentEvent.Completion;
import dev.hiring.events.AssessmentEvent.SessionEvent;
import dev.hiring.kit.consume.Received;
import dev.hiring.kit.privacy.CandidateKeys;
import dev.hiring.testkit.Api;
import dev.hiring.testkit.ServiceTest;
import dev.hiring.testkit.SettableClock;
import dev.hiring.testkit.TestEvents;

/** What happens at the same moment happens once. */
@ServiceTest
class SessionRaceIT {

    private static final int CALLERS = 100;
    private static final int SESSIONS = 20;

    @Autowired
    private Api api;

    @Autowired
    private TestEvents events;

    @Autowired
    private SettableClock clock;

    @Autowired
    private CandidateKeys keys;

    @Autowired
    private SessionSweep sweep;

    private Stage stage;
    private String assessmentId;

    @BeforeEach
    void publishAnAssessment() {
        stage = new Stage(api, events, clock, keys);
        stage.questions("java", 3);
        assessmentId = stage.assessment("java", 6);
    }

    @Test
    void startsOnceForAHundredCallers() throws Exception {
        String sessionId = stage.invite(assessmentId).sessionId();
        RestTestClient candidate = stage.candidate(sessionId);

        List<JsonNode> answers = atOnce(Collections.nCopies(
                CALLERS, () -> Stage.post(candidate, "/api/v1/sessions/" + sessionId + "/start", null, HttpStatus.OK)));

        assertThat(Set.copyOf(answers)).hasSize(1);
        assertHappenedOnce(AssessmentStarted.class, sessionId);
    }

    @Test
    void submitsOnceForAHundredCallers() throws Exception {
        Taking taking = stage.start(assessmentId);

        List<JsonNode> answers = atOnce(Collections.nCopies(
                CALLERS, () -> Stage.post(taking.candidate(), taking.uri("/submit"), null, HttpStatus.OK)));

        assertThat(Set.copyOf(answers)).hasSize(1);
        assertHappenedOnce(AssessmentCompleted.class, taking.sessionId());
    }

    @Test
    void completesOnceWhenSubmissionAndTimeOutMeet() throws Exception {
        List<Taking> takings = IntStream.range(0, SESSIONS)
                .mapToObj(_ -> stage.start(assessmentId))
                .toList();
        Instant deadline =
                Instant.parse(takings.getFirst().view().get("deadline").asString());
        clock.set(deadline.plus(Attempt.LATE_TOLERANCE));

        Callable<Map<String, HttpStatus>> timeOut = () -> {
            clock.advance(Duration.ofMillis(1));
            sweep.run();
            return Map.of();
        };
        Stream<Callable<Map<String, HttpStatus>>> submissions =
                takings.stream().map(taking -> () -> Map.of(taking.sessionId(), status(taking.submit())));
        Map<String, HttpStatus> answers = atOnce(
                        Stream.concat(submissions, Stream.of(timeOut)).toList())
                .stream()
                .flatMap(answer -> answer.entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

        assertThat(answers).hasSize(SESSIONS);
        answers.forEach((sessionId, status) -> {
            Completion completion =
                    assertHappenedOnce(AssessmentCompleted.class, sessionId).completion();
            assertThat(completion).isEqualTo(status == HttpStatus.OK ? Completion.SUBMITTED : Completion.TIMED_OUT);
        });
    }

    private static HttpStatus status(RestTestClient.ResponseSpec response) {
        return HttpStatus.valueOf(response.returnResult().getStatus().value());
    }

    /** However often it was published: one event has one id. */
    private <E extends SessionEvent> E assertHappenedOnce(Class<E> type, String sessionId) {
        events.await(type, e -> e.sessionId().equals(sessionId));
        Map<String, E> byId = events.all(type).stream()
                .filter(e -> e.event().sessionId().equals(sessionId))
                .collect(Collectors.toMap(Received::id, Received::event, (first, _) -> first));
        assertThat(byId).hasSize(1);
        return byId.values().iterator().next();
    }

    private static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
        CountDownLatch ready = new CountDownLatch(calls.size());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> results = calls.stream()
                    .map(call -> threads.submit(() -> {
                        ready.countDown();
                        ready.await();
                        return call.call();
                    }))
                    .toList();
            return results.stream().map(SessionRaceIT::result).toList();
        }
    }

    private static <T> T result(Future<T> future) {
        try {
            return Objects.requireNonNull(future.get());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
