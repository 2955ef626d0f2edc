package dev.hiring.scoring.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

import dev.hiring.events.Answer;
import dev.hiring.events.AssessmentEvent.AssessmentCompleted;
import dev.hiring.events.ScoreEvent.AssessmentScored;
import dev.hiring.events.ScoreEvent.Status;
import dev.hiring.kit.security.Role;
import dev.hiring.scoring.Exam;
import dev.hiring.scoring.ScoringTest;
import dev.hiring.testkit.ServiceTest;
import dev.hiring.testkit.Tokens;

@ServiceTest
class ReviewControllerIT extends ScoringTest {

    private static final String FULL = criteria("6", "4");

    @Autowired
    Tokens tokens;

    private final Exam exam = Exam.of(Exam.CHOICE, Exam.ESSAY, Exam.ESSAY);
    private final AssessmentCompleted session =
            exam.completed(Exam.RIGHT, new Answer.FreeText("First answer"), new Answer.FreeText("Second answer"));

    @Test
    void makesTheResultFinalWithTheLastItem() {
        open();
        assertListed("PENDING", 1);

        mark("ann", 1, criteria("3", "2"))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("PENDING")
                .jsonPath("$.items[0].marks")
                .isEqualTo(1)
                .jsonPath("$.items[0].criteria[0].id")
                .isEqualTo("depth")
                .jsonPath("$.items[0].criteria[0].comment")
                .isEqualTo("Well argued")
                .jsonPath("$.items[1].marks")
                .isEqualTo(null);
        mark("ann", 2, FULL)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("DONE");

        AssessmentScored scored = events.await(
                        AssessmentScored.class,
                        event -> event.sessionId().equals(session.sessionId()) && event.scoringVersion() == 2)
                .event();
        assertThat(scored.status()).isEqualTo(Status.FINAL);
        assertThat(scored.marks()).isEqualByComparingTo("5");
        assertThat(scored.percent()).isEqualByComparingTo("83.33");
        assertThat(scored.completedAt()).isEqualTo(Exam.COMPLETED);
        assertListed("PENDING", 0);
        assertListed("DONE", 1);
        get(Role.RECRUITER, "/results/" + session.sessionId())
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("FINAL")
                .jsonPath("$.scoringVersion")
                .isEqualTo(2)
                .jsonPath("$.items[1].outcome")
                .isEqualTo("REVIEWED")
                .jsonPath("$.cohort.n")
                .isEqualTo(1);
    }

    @Test
    void showsReviewersWhatTheyNeedAndNotWhoseItIs() {
        open();

        String view = body(get(Role.REVIEWER, "/reviews/" + session.sessionId()));
        String list = body(get(Role.REVIEWER, "/reviews"));

        assertThat(view)
                .contains("First answer", "What is the **answer**?", "Goes below the surface", "hand-waving")
                .doesNotContain(session.applicationId(), session.candidateId(), session.jobId());
        assertThat(list)
                .contains(session.sessionId())
                .doesNotContain(session.applicationId(), session.candidateId(), session.jobId());
        assertThat(ScoringTest.<List<String>>read(view, "$.items[*].questionId"))
                .containsExactly(exam.question(1), exam.question(2));
    }

    @Test
    void belongsToTheReviewerWhoMarksFirst() {
        open();
        mark("ann", 1, FULL).expectStatus().isOk();

        mark("bob", 2, FULL)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("https://hiring.dev/problems/review-taken");
        get(Role.REVIEWER, "/reviews?state=PENDING")
                .expectBody()
                .jsonPath("$.items[0].reviewer")
                .isEqualTo("ann")
                .jsonPath("$.items[0].marked")
                .isEqualTo(1);
        mark("ann", 2, FULL).expectStatus().isOk();
        assertClosed(mark("ann", 2, criteria("1", "1")));
        assertClosed(mark("bob", 2, FULL));
    }

    @Test
    void answersTheLastMarkOnceMoreWithWhatIsStored() {
        open();
        mark("ann", 1, FULL).expectStatus().isOk();
        var lost = mark("ann", 2, FULL).returnResult(String.class);

        var again = mark("ann", 2, FULL).expectStatus().isOk().returnResult(String.class);

        assertThat(again.getResponseHeaders().getETag())
                .isEqualTo(lost.getResponseHeaders().getETag());
        assertThat(again.getResponseBody()).isEqualTo(lost.getResponseBody()).contains("\"state\":\"DONE\"");
    }

    @Test
    void isTakenByOneOfManyWhoBeginAtOnce() throws Exception {
        open();

        List<Integer> statuses = atOnce(IntStream.range(0, 8)
                .<Callable<Integer>>mapToObj(i -> () -> status(mark("reviewer-" + i, 1, FULL)))
                .toList());

        assertThat(statuses).containsOnlyOnce(200);
        assertThat(Collections.frequency(statuses, 409)).isEqualTo(7);
    }

    @Test
    void tellsOneFinalScoreWhenTheLastItemsAreMarkedAtOnce() throws Exception {
        open();

        List<Integer> statuses = atOnce(IntStream.range(0, 8)
                .<Callable<Integer>>mapToObj(i -> () -> status(mark("ann", 1 + i % 2, FULL)))
                .toList());

        assertThat(statuses).isSubsetOf(200, 409);
        events.await(
                AssessmentScored.class,
                event -> event.sessionId().equals(session.sessionId()) && event.scoringVersion() == 2);
        assertThat(scores(session)).extracting(AssessmentScored::scoringVersion).containsExactly(1, 2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    -0.5    | 4    | 400 | criteria[0].marks
                    6.00001 | 4    | 400 | criteria[0].marks
                    1e99    | 4    | 400 | criteria[0].marks
                    "six"   | 4    | 400 | criteria[0].marks
                    null    | 4    | 400 | criteria[0].marks
                    6.5     | 4    | 422 | criteria[0].marks
                    6       | 4.01 | 422 | criteria[1].marks
                    """)
    void refusesMarksThatTheRubricDoesNotAllow(String depth, String clarity, int status, String field) {
        open();

        assertRefused(criteria(depth, clarity), status, field);
    }

    @Test
    void refusesBodiesThatAreNoMarks() {
        open();

        assertRefused("{\"criteria\": []}", 400, "criteria");
        assertRefused("{}", 400, "criteria");
        assertRefused("{\"criteria\": [null]}", 400, "criteria[0]");
        assertRefused("{\"criteria\": [{\"id\": \"depth\", \"marks\": 1}]}", 422, "criteria");
        assertRefused("{\"criteria\": [{\"id\": \"wit\", \"marks\": 1}]}", 422, "criteria[0].id");
        assertRefused(FULL.replace("Well argued", "x".repeat(2001)), 400, "criteria[0].comment");
        for (String wrong : List.of("half \\ud83d", "bell \\u0007")) {
            assertRefused(FULL.replace("Well argued", wrong), 400, "criteria[0].comment");
        }
        for (String field : List.of("score", "state", "organization", "outbox", "version", "reviewer")) {
            assertRefused("{\"%s\": 1, ".formatted(field) + FULL.substring(1), 400, field);
        }
        get(Role.REVIEWER, "/reviews/" + session.sessionId())
                .expectBody()
                .jsonPath("$.reviewer")
                .isEqualTo(null);
    }

    @Test
    void keepsCommentsOfSeveralLines() {
        open();

        mark("ann", 1, FULL.replace("Well argued", "Well\\n\\targued \\ud83d\\ude00"))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[0].criteria[0].comment")
                .isEqualTo("Well\n\targued \ud83d\ude00");
    }

    @Test
    void refusesToMarkAnotherVersionThanWasRead() {
        open();
        String read = tag(get(Role.REVIEWER, "/reviews/" + session.sessionId()));

        String written = tag(mark("ann", 1, FULL, read));

        assertThat(written).isNotEqualTo(read);
        mark("ann", 2, FULL, read).expectStatus().isEqualTo(412);
        mark("ann", 2, FULL, written).expectStatus().isOk();
    }

    @Test
    void hasNoReviewOfAnotherOrganizationNorOfWhatIsMarkedByItself() {
        open();

        api.as("another-" + organization, Role.REVIEWER)
                .get()
                .uri("/api/v1/reviews/" + session.sessionId())
                .exchange()
                .expectStatus()
                .isNotFound();
        put(tokens.bearer("another-" + organization, Role.REVIEWER), 1, FULL, "*")
                .expectStatus()
                .isNotFound();
        mark("ann", 0, FULL).expectStatus().isNotFound();
        AssessmentCompleted plain = exam.completed(Exam.RIGHT);
        score(plain);
        get(Role.REVIEWER, "/reviews/" + plain.sessionId()).expectStatus().isNotFound();
    }

    @Test
    void isForReviewers() {
        open();

        for (String role : List.of(Role.ATS, Role.RECRUITER, Role.ANALYST, Role.OPERATOR)) {
            get(role, "/reviews").expectStatus().isForbidden();
            get(role, "/reviews/" + session.sessionId()).expectStatus().isForbidden();
            put(tokens.bearer(organization, role), 1, FULL, "*").expectStatus().isForbidden();
        }
        get(Role.ADMIN, "/reviews/" + session.sessionId()).expectStatus().isOk();
    }

    @Test
    void listsReviewsPageByPage() {
        open();
        score(exam.session("second-" + session.sessionId(), null, new Answer.FreeText("Another")));

        String first = body(get(Role.REVIEWER, "/reviews?limit=1"));
        String second = body(get(Role.REVIEWER, "/reviews?limit=1&cursor=" + read(first, "$.next")));

        assertThat(List.of(
                        ScoringTest.<String>read(first, "$.items[0].sessionId"),
                        ScoringTest.<String>read(second, "$.items[0].sessionId")))
                .containsExactlyInAnyOrder(session.sessionId(), "second-" + session.sessionId());
        assertThat(ScoringTest.<Object>read(second, "$.next")).isNull();
        get(Role.REVIEWER, "/reviews?state=OPEN").expectStatus().isBadRequest();
    }

    private void open() {
        publishKeys(exam);
        assertThat(score(session).status()).isEqualTo(Status.AWAITING_REVIEW);
    }

    private static void assertClosed(ResponseSpec answer) {
        answer.expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("https://hiring.dev/problems/review-closed");
    }

    private void assertListed(String state, int count) {
        get(Role.REVIEWER, "/reviews?state=" + state)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(count);
    }

    private void assertRefused(String body, int status, String field) {
        mark("ann", 1, body)
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo(field);
    }

    private ResponseSpec mark(String reviewer, int question, String body) {
        return mark(reviewer, question, body, "*");
    }

    private ResponseSpec mark(String reviewer, int question, String body, String ifMatch) {
        return put(tokens.bearerOf(reviewer, organization, Role.REVIEWER), question, body, ifMatch);
    }

    private ResponseSpec put(String token, int question, String body, String ifMatch) {
        return api.withBearer(token)
                .put()
                .uri("/api/v1/reviews/{session}/items/{question}", session.sessionId(), exam.question(question))
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.IF_MATCH, ifMatch)
                .body(body)
                .exchange();
    }

    private static String tag(ResponseSpec response) {
        return Objects.requireNonNull(response.expectStatus()
                .isOk()
                .returnResult(String.class)
                .getResponseHeaders()
                .getETag());
    }

    private static int status(ResponseSpec response) {
        return response.returnResult(String.class).getStatus().value();
    }

    private static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> running = threads.invokeAll(calls);
            return running.stream().map(Future::resultNow).toList();
        }
    }

    private static String criteria(String depth, String clarity) {
        return """
                {"criteria": [{"id": "depth", "marks": %s, "comment": "Well argued"}, {"id": "clarity", "marks": %s}]}
                """.formatted(depth, clarity).strip();
    }
}
