package dev.hiring.scoring.result;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

import dev.hiring.events.Answer;
import dev.hiring.events.AnswerKey;
import dev.hiring.events.AnswerKeyEvent.AnswerKeyPublished;
import dev.hiring.events.AssessmentEvent.AssessmentCompleted;
import dev.hiring.events.Criterion;
import dev.hiring.events.Guidance;
import dev.hiring.events.ScoreEvent.ReviewRequested;
import dev.hiring.events.Topic;
import dev.hiring.kit.security.Role;
import dev.hiring.scoring.Exam;
import dev.hiring.scoring.ScoringTest;
import dev.hiring.testkit.ServiceTest;

@ServiceTest
class ResultControllerIT extends ScoringTest {

    private final Exam exam = Exam.of(Exam.CHOICE, Exam.CHOICE, Exam.CHOICE, Exam.CHOICE);

    @Test
    void tellsTheResultOfASession() {
        publishKeys(exam);
        AssessmentCompleted session = exam.completed(Exam.RIGHT, Exam.RIGHT, Exam.WRONG, null);
        score(session);

        get(Role.RECRUITER, "/results/" + session.sessionId())
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.sessionId")
                .isEqualTo(session.sessionId())
                .jsonPath("$.applicationId")
                .isEqualTo(session.applicationId())
                .jsonPath("$.completion")
                .isEqualTo("SUBMITTED")
                .jsonPath("$.status")
                .isEqualTo("FINAL")
                .jsonPath("$.scoringVersion")
                .isEqualTo(1)
                .jsonPath("$.marks")
                .isEqualTo(4)
                .jsonPath("$.maximum")
                .isEqualTo(8)
                .jsonPath("$.percent")
                .isEqualTo(50.0)
                .jsonPath("$.bySkill[0].skill")
                .isEqualTo("single_choice")
                .jsonPath("$.bySkill[0].percent")
                .isEqualTo(50.0)
                .jsonPath("$.items[*].outcome")
                .isEqualTo(List.of("RIGHT", "RIGHT", "WRONG", "UNANSWERED"))
                .jsonPath("$.cohort.n")
                .isEqualTo(1)
                .jsonPath("$.cohort.percentile")
                .isEqualTo(50.0)
                .jsonPath("$.completedAt")
                .isEqualTo("2026-03-02T09:31:00Z");
    }

    @Test
    void ranksAResultWithinItsCohort() {
        publishKeys(exam);
        AssessmentCompleted quarter = exam.completed(Exam.RIGHT);
        AssessmentCompleted half = exam.completed(Exam.RIGHT, Exam.RIGHT);
        AssessmentCompleted alsoHalf = exam.completed(null, null, Exam.RIGHT, Exam.RIGHT);
        AssessmentCompleted all = exam.completed(Exam.RIGHT, Exam.RIGHT, Exam.RIGHT, Exam.RIGHT);
        Stream.of(quarter, half, alsoHalf, all).forEach(this::score);

        assertCohort(quarter, 4, 12.5);
        assertCohort(half, 4, 50.0);
        assertCohort(alsoHalf, 4, 50.0);
        assertCohort(all, 4, 87.5);
    }

    @Test
    void ranksAmongFinalResultsOfTheSameOrganizationAndAssessmentOnly() {
        Exam withEssay = new Exam(
                exam.assessmentId(),
                exam.scheme(),
                List.of(exam.keys().getFirst(), Exam.of(Exam.ESSAY).keys().getFirst()));
        publishKeys(exam);
        publishKeys(withEssay);
        exam.keys().forEach(key -> events.publish("another-" + organization, 1, key));
        AssessmentCompleted session = exam.completed(Exam.RIGHT);
        AssessmentCompleted open = withEssay.completed(Exam.RIGHT, new Answer.FreeText("Because"));
        AssessmentCompleted foreign = exam.completed(Exam.RIGHT, Exam.RIGHT);
        score(session);
        score(open);
        events.publish(
                "another-" + organization,
                5,
                Exam.sealed(foreign, keys.create("another-" + organization, foreign.candidateId())));
        awaitScore(foreign);

        assertCohort(session, 1, 50.0);
        get(Role.ATS, "/results/" + open.sessionId())
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("AWAITING_REVIEW")
                .jsonPath("$.cohort")
                .isEqualTo(null);
    }

    @Test
    void hidesAnotherOrganizationsResults() {
        AssessmentCompleted session = scoredSession();
        String unknown = UUID.randomUUID().toString();

        String foreign =
                body(foreign("/results/" + session.sessionId()).expectStatus().isNotFound());

        assertThat(foreign.replace(session.sessionId(), unknown))
                .isEqualTo(body(foreign("/results/" + unknown).expectStatus().isNotFound()));
        foreign("/results?assessmentId=" + session.assessmentId())
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(0);
    }

    @Test
    void showsResultsToThoseWhoMaySeeThem() {
        String path = "/results/" + scoredSession().sessionId();

        for (String role : List.of(Role.ATS, Role.RECRUITER, Role.ANALYST, Role.ADMIN)) {
            get(role, path).expectStatus().isOk();
            get(role, "/results").expectStatus().isOk();
        }
        for (String role : List.of(Role.REVIEWER, Role.OPERATOR)) {
            get(role, path).expectStatus().isForbidden();
            get(role, "/results").expectStatus().isForbidden();
        }
        api.anonymous().get().uri("/api/v1" + path).exchange().expectStatus().isUnauthorized();
    }

    @Test
    void keepsItemsFromAnAts() {
        String path = "/results/" + scoredSession().sessionId();

        get(Role.ATS, path)
                .expectBody()
                .jsonPath("$.percent")
                .isEqualTo(100.0)
                .jsonPath("$.bySkill.length()")
                .isEqualTo(1)
                .jsonPath("$.items")
                .isEqualTo(null);
        get(Role.ANALYST, path).expectBody().jsonPath("$.items.length()").isEqualTo(4);
    }

    @Test
    void letsNoKeyAndNoAnswerOut() {
        String canary = "canary-" + UUID.randomUUID();
        Exam secret = Exam.of(
                new AnswerKey.SingleChoice("option-" + canary),
                new AnswerKey.ShortText(List.of("accepted-" + canary), false),
                new AnswerKey.FreeText(
                        List.of(new Criterion("id-" + canary, canary, "description-" + canary, BigDecimal.TEN))));
        secret = new Exam(
                secret.assessmentId(),
                secret.scheme(),
                secret.keys().stream().map(key -> marked(key, canary)).toList());
        publishKeys(secret);
        AssessmentCompleted session = secret.completed(
                new Answer.SingleChoice("given-" + canary),
                new Answer.ShortText("given-" + canary),
                new Answer.FreeText("given-" + canary));
        score(session);
        events.await(ReviewRequested.class, event -> event.sessionId().equals(session.sessionId()));

        assertThat(events.records())
                .filteredOn(record -> record.topic().equals(Topic.Names.SCORE))
                .isNotEmpty()
                .allSatisfy(record -> assertThat(new String(record.value(), UTF_8) + record.headers())
                        .doesNotContain(canary));
        for (String role : List.of(Role.ATS, Role.ANALYST, Role.RECRUITER)) {
            assertThat(body(get(role, "/results/" + session.sessionId()))).doesNotContain(canary);
            assertThat(body(get(role, "/results?assessmentId=" + session.assessmentId())))
                    .contains(session.sessionId())
                    .doesNotContain(canary);
        }
    }

    private static AnswerKeyPublished marked(AnswerKeyPublished key, String canary) {
        return new AnswerKeyPublished(
                key.questionId(),
                key.version(),
                key.marks(),
                key.answerKey(),
                "prompt-" + canary,
                new Guidance(List.of(canary), List.of(canary), List.of(canary)),
                key.publishedAt());
    }

    @Test
    void listsResultsPageByPage() {
        publishKeys(exam);
        List<AssessmentCompleted> sessions =
                List.of(exam.completed(Exam.RIGHT), exam.completed(Exam.WRONG), exam.completed());
        sessions.forEach(this::score);
        String list = "/results?limit=2&assessmentId=" + exam.assessmentId();

        String first = body(get(Role.RECRUITER, list));
        String second = body(get(Role.RECRUITER, list + "&cursor=" + read(first, "$.next")));

        List<String> listed = new ArrayList<>(ScoringTest.<List<String>>read(first, "$.items[*].sessionId"));
        assertThat(listed).hasSize(2);
        listed.addAll(read(second, "$.items[*].sessionId"));
        assertThat(listed)
                .isEqualTo(sessions.stream()
                        .map(AssessmentCompleted::sessionId)
                        .sorted(Comparator.reverseOrder())
                        .toList());
        assertThat(ScoringTest.<Object>read(second, "$.next")).isNull();
    }

    @Test
    void listsTheResultsThatAreAskedFor() {
        AssessmentCompleted session = scoredSession();
        scoredSession();

        assertListed(2, "");
        assertListed(1, "?applicationId=" + session.applicationId());
        assertListed(2, "?assessmentId=" + session.assessmentId() + "&status=FINAL");
        assertListed(0, "?status=AWAITING_REVIEW");
        assertListed(0, "?applicationId=%7B%22%24ne%22%3Anull%7D");
    }

    @ParameterizedTest
    @ValueSource(strings = {"status=DONE", "limit=0", "limit=201", "limit=x", "cursor=%7B%24ne%7D", "applicationID=1"})
    void refusesListsThatThereAreNone(String query) {
        get(Role.RECRUITER, "/results?" + query)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo(query.substring(0, query.indexOf('=')));
    }

    @Test
    void answersNotModifiedUntilTheCohortGrows() {
        AssessmentCompleted session = scoredSession();
        String tag = Objects.requireNonNull(get(Role.ATS, "/results/" + session.sessionId())
                .returnResult(String.class)
                .getResponseHeaders()
                .getETag());

        conditional(session, tag).expectStatus().isNotModified();
        score(exam.completed(Exam.RIGHT));

        conditional(session, tag).expectStatus().isOk();
    }

    private ResponseSpec conditional(AssessmentCompleted session, String tag) {
        return api.as(organization, Role.ATS)
                .get()
                .uri("/api/v1/results/" + session.sessionId())
                .header(HttpHeaders.IF_NONE_MATCH, tag)
                .exchange();
    }

    private ResponseSpec foreign(String path) {
        return api.as("another-" + organization, Role.ADMIN)
                .get()
                .uri("/api/v1" + path)
                .exchange();
    }

    private AssessmentCompleted scoredSession() {
        publishKeys(exam);
        AssessmentCompleted session = exam.completed(Exam.RIGHT, Exam.RIGHT, Exam.RIGHT, Exam.RIGHT);
        score(session);
        return session;
    }

    private void assertCohort(AssessmentCompleted session, int n, double percentile) {
        get(Role.ATS, "/results/" + session.sessionId())
                .expectBody()
                .jsonPath("$.cohort.n")
                .isEqualTo(n)
                .jsonPath("$.cohort.percentile")
                .isEqualTo(percentile);
    }

    private void assertListed(int count, String query) {
        get(Role.RECRUITER, "/results" + query)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(count);
    }
}
