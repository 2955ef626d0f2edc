package dev.hiring.assessment.blueprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

import dev.hiring.assessment.Stage;
import dev.hiring.assessment.questionbank.QuestionBank;
import dev.hiring.events.AssessmentEvent.AssessmentPublished;
import dev.hiring.events.QuestionEvent.QuestionPublished;
import dev.hiring.events.QuestionEvent.QuestionRetired;
import dev.hiring.events.QuestionKind;
import dev.hiring.kit.consume.Received;
import dev.hiring.kit.privacy.CandidateKeys;
import dev.hiring.kit.security.Role;
import dev.hiring.testkit.Api;
import dev.hiring.testkit.ServiceTest;
import dev.hiring.testkit.SettableClock;
import dev.hiring.testkit.TestEvents;

@ServiceTest
class AssessmentIT {

    private static final String URI = "/api/v1/assessments";
    private static final String SECTION = "{\"title\":\"S\",\"blueprint\":{\"count\":1}}";

    @Autowired
    private Api api;

    @Autowired
    private TestEvents events;

    @Autowired
    private SettableClock clock;

    @Autowired
    private CandidateKeys keys;

    @Autowired
    private QuestionBank bank;

    @Autowired
    private AssessmentService assessments;

    @Autowired
    private QuestionDraw draw;

    private Stage stage;

    @BeforeEach
    void takeAnOrganization() {
        stage = new Stage(api, events, clock, keys);
    }

    @Test
    void draftsWithDefaults() {
        JsonNode draft = draft("[" + SECTION + "]");

        assertThat(draft.get("state").asString()).isEqualTo("DRAFT");
        assertThat(draft.get("invitationDays").asInt()).isEqualTo(14);
        assertThat(draft.get("markingScheme").get("partialCredit").asString()).isEqualTo("NONE");
        assertThat(draft.get("questionCount").asInt()).isEqualTo(1);
        assertThat(draft.get("publishedAt").isNull()).isTrue();
        assertThat(Stage.get(stage.recruiter(), uri(draft))).isEqualTo(draft);
    }

    @Test
    void answersWithAnEntityTagAndNotModified() {
        JsonNode draft = draft("[" + SECTION + "]");

        stage.recruiter().get().uri(uri(draft)).exchange().expectHeader().valueEquals("ETag", "\"1\"");
        stage.recruiter()
                .get()
                .uri(uri(draft))
                .header("If-None-Match", "\"1\"")
                .exchange()
                .expectStatus()
                .isNotModified();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            title                                | {"durationMinutes":40,"sections":[SECTION]}
            title                                | {"title":" ","durationMinutes":40,"sections":[SECTION]}
            title                                | {"title":"A\\ud83d","durationMinutes":40,"sections":[SECTION]}
            title                                | {"title":"A\\u0000","durationMinutes":40,"sections":[SECTION]}
            title                                | {"title":"A\\nB","durationMinutes":40,"sections":[SECTION]}
            durationMinutes                      | {"title":"T","durationMinutes":4,"sections":[SECTION]}
            durationMinutes                      | {"title":"T","durationMinutes":481,"sections":[SECTION]}
            durationMinutes                      | {"title":"T","durationMinutes":"40","sections":[SECTION]}
            durationMinutes                      | {"title":"T","durationMinutes":40.5,"sections":[SECTION]}
            invitationDays                       | {"title":"T","durationMinutes":40,"invitationDays":91,"sections":[SECTION]}
            markingScheme.penalty                | {"title":"T","durationMinutes":40,"markingScheme":{"penalty":1.01},"sections":[SECTION]}
            markingScheme.penalty                | {"title":"T","durationMinutes":40,"markingScheme":{"penalty":-0.1},"sections":[SECTION]}
            markingScheme.floor                  | {"title":"T","durationMinutes":40,"markingScheme":{"floor":1},"sections":[SECTION]}
            markingScheme.partialCredit          | {"title":"T","durationMinutes":40,"markingScheme":{"partialCredit":"SOME"},"sections":[SECTION]}
            sections                             | {"title":"T","durationMinutes":40}
            sections                             | {"title":"T","durationMinutes":40,"sections":[]}
            sections[0]                          | {"title":"T","durationMinutes":40,"sections":[{"title":"S"}]}
            sections[1]                          | {"title":"T","durationMinutes":40,"sections":[SECTION,{"title":"S","pinned":["q"],"blueprint":{"count":1}}]}
            sections[0].title                    | {"title":"T","durationMinutes":40,"sections":[{"title":"A\\udc00","blueprint":{"count":1}}]}
            sections[0].pinned[0]                | {"title":"T","durationMinutes":40,"sections":[{"title":"S","pinned":["\\ud83d"]}]}
            sections[0].blueprint.topics[0]      | {"title":"T","durationMinutes":40,"sections":[{"title":"S","blueprint":{"count":1,"topics":["\\ud83d"]}}]}
            sections[0].blueprint.count          | {"title":"T","durationMinutes":40,"sections":[{"title":"S","blueprint":{"count":0}}]}
            sections[0].blueprint.levels[0]      | {"title":"T","durationMinutes":40,"sections":[{"title":"S","blueprint":{"count":1,"levels":["GURU"]}}]}
            sections[0].marksPerQuestion         | {"title":"T","durationMinutes":40,"sections":[{"title":"S","marksPerQuestion":0,"blueprint":{"count":1}}]}
            sections                             | {"title":"T","durationMinutes":40,"sections":[{"title":"S","pinned":["q","q"]}]}
            sections                             | {"title":"T","durationMinutes":40,"sections":[{"title":"S","blueprint":{"count":60}},{"title":"S","blueprint":{"count":41}}]}
            state                                | {"title":"T","durationMinutes":40,"sections":[SECTION],"state":"PUBLISHED"}
            organization                         | {"title":"T","durationMinutes":40,"sections":[SECTION],"organization":"globex"}
            version                              | {"title":"T","durationMinutes":40,"sections":[SECTION],"version":7}
            outbox                               | {"title":"T","durationMinutes":40,"sections":[SECTION],"outbox":[]}
            sections[0].score                    | {"title":"T","durationMinutes":40,"sections":[{"title":"S","score":1,"blueprint":{"count":1}}]}
            """)
    void refusesWhatIsNotAnAssessmentAndNamesTheField(String field, String body) {
        Stage.invalid(send(stage.recruiter(), HttpMethod.POST, URI, body.replace("SECTION", SECTION)), field);
    }

    @Test
    void publishesOnceAndStaysAsItIs() {
        stage.questions("java", 1);
        String id = stage.assessment("java", 3);
        stage.publish(id);

        Stage.problem(
                send(stage.recruiter(), HttpMethod.PUT, URI + "/" + id, body("[" + SECTION + "]")),
                HttpStatus.CONFLICT,
                "assessment-published");
        events.await(AssessmentPublished.class, e -> e.assessmentId().equals(id));
        assertThat(events.all(AssessmentPublished.class).stream()
                        .filter(e -> e.event().assessmentId().equals(id))
                        .map(Received::id)
                        .distinct())
                .hasSize(1);
    }

    @Test
    void changesTheVersionThatTheCallerSaw() {
        JsonNode draft = draft("[" + SECTION + "]");
        String changed = body("[" + SECTION + "," + SECTION + "]");

        stage.recruiter()
                .put()
                .uri(uri(draft))
                .header("If-Match", "\"1\"")
                .contentType(MediaType.APPLICATION_JSON)
                .body(changed)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"2\"")
                .expectBody()
                .jsonPath("$.questionCount")
                .isEqualTo(2);
        stage.recruiter()
                .put()
                .uri(uri(draft))
                .header("If-Match", "\"1\"")
                .contentType(MediaType.APPLICATION_JSON)
                .body(changed)
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.PRECONDITION_FAILED);
    }

    @Test
    void tellsWhichSectionsTheBankCannotFillTogether() {
        List<QuestionPublished> sql = stage.questions("sql", 1);
        List<QuestionPublished> java = stage.questions("java", 1);
        awaitQuestions(sql.size() + java.size());
        String pinned = sql.getFirst().questionId();
        JsonNode draft = draft("""
                [{"title":"Any","blueprint":{"count":8}},
                 {"title":"Sql","blueprint":{"topics":["sql"],"count":5}},
                 {"title":"Pinned","pinned":["%s","unknown"]}]""".formatted(pinned));

        JsonNode problem = Stage.problem(
                send(stage.recruiter(), HttpMethod.POST, uri(draft) + "/publish", null),
                HttpStatus.UNPROCESSABLE_CONTENT,
                "blueprint-unsatisfiable");

        // Twelve questions: one is pinned, eight go to the first section, so three are left for five places.
        assertThat(problem.get("shortages").valueStream().map(JsonNode::toString))
                .containsExactly(
                        "{\"section\":\"Sql\",\"wanted\":5,\"available\":3}",
                        "{\"section\":\"Pinned\",\"wanted\":2,\"available\":1}");
    }

    @Test
    void pinsNoQuestionOfAnotherOrganization() {
        Stage other = new Stage(api, events, clock, keys);
        String foreign = other.question("sql", QuestionKind.FREE_TEXT).questionId();
        await().atMost(Api.PATIENCE)
                .until(() -> bank.matching(other.organization, Stage.ANY).size() == 1);

        assertThat(shortages(foreign))
                .isEqualTo(shortages("00000000-0000-0000-0000-000000000000"))
                .isEqualTo("[{\"section\":\"Pinned\",\"wanted\":1,\"available\":0}]");
    }

    private String shortages(String pinned) {
        JsonNode draft = draft("[{\"title\":\"Pinned\",\"pinned\":[\"%s\"]}]".formatted(pinned));
        return Stage.problem(
                        send(stage.recruiter(), HttpMethod.POST, uri(draft) + "/publish", null),
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "blueprint-unsatisfiable")
                .get("shortages")
                .toString();
    }

    @Test
    void publishesByTheSameRequestOnceTheQuestionsHaveArrived() {
        JsonNode draft = draft("[" + SECTION + "]");
        Supplier<RestTestClient.ResponseSpec> publish = () -> stage.recruiter()
                .post()
                .uri(uri(draft) + "/publish")
                .header("Idempotency-Key", "key")
                .exchange();
        Stage.problem(publish.get(), HttpStatus.UNPROCESSABLE_CONTENT, "blueprint-unsatisfiable");

        stage.question("java", QuestionKind.TRUE_FALSE);

        await().atMost(Api.PATIENCE)
                .untilAsserted(() -> publish.get().expectStatus().isOk());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void drawsEveryQuestionOnceWhereTheSectionsCompete(long seed) {
        List<QuestionPublished> sql = stage.questions("sql", 1);
        awaitQuestions(6);
        JsonNode draft = draft("""
                [{"title":"Any","marksPerQuestion":7,"blueprint":{"count":3}},
                 {"title":"Choice","blueprint":{"kinds":["SINGLE_CHOICE","MULTIPLE_CHOICE"],"count":2}},
                 {"title":"Pinned","pinned":["%s"]}]""".formatted(id(sql, QuestionKind.FREE_TEXT)));
        String id = draft.get("id").asString();
        stage.publish(id);
        Assessment assessment = assessments.published(stage.organization, id).orElseThrow();

        List<DrawnQuestion> drawn = draw.draw(assessment, new SplittableRandom(seed));

        assertThat(drawn).isEqualTo(draw.draw(assessment, new SplittableRandom(seed)));
        assertThat(drawn.stream().map(question -> question.question().questionId()))
                .hasSize(6)
                .doesNotHaveDuplicates();
        assertThat(drawn)
                .filteredOn(question -> question.section().equals("Any"))
                .hasSize(3)
                .allSatisfy(question -> assertThat(question.marks()).isEqualByComparingTo("7"));
        assertThat(drawn.getLast().marks()).isEqualByComparingTo("2.5");
    }

    @Test
    void refusesToStartWhenAQuestionWasRetiredSince() {
        QuestionPublished question = stage.question("sql", QuestionKind.FREE_TEXT);
        String id = stage.assessment("sql", 1);
        String sessionId = stage.invite(id).sessionId();
        events.publish(stage.organization, 2, new QuestionRetired(question.questionId(), 1, clock.instant()));
        awaitQuestions(0);

        Stage.problem(
                stage.candidate(sessionId)
                        .post()
                        .uri("/api/v1/sessions/" + sessionId + "/start")
                        .exchange(),
                HttpStatus.CONFLICT,
                "questions-unavailable");
    }

    @Test
    void listsTheNewestFirstPageByPage() {
        List<String> ids = List.of("[" + SECTION + "]", "[" + SECTION + "]", "[" + SECTION + "]").stream()
                .map(sections -> {
                    clock.advance(Duration.ofMillis(1));
                    return draft(sections).get("id").asString();
                })
                .toList();

        JsonNode first = Stage.get(stage.recruiter(), URI + "?limit=2");
        JsonNode second = Stage.get(
                stage.recruiter(), URI + "?limit=2&cursor=" + first.get("next").asString());

        assertThat(idsOf(first)).containsExactly(ids.get(2), ids.get(1));
        assertThat(idsOf(second)).containsExactly(ids.get(0));
        assertThat(second.get("next").isNull()).isTrue();
        Stage.invalid(stage.recruiter().get().uri(URI + "?limit=0").exchange(), "limit");
        Stage.invalid(stage.recruiter().get().uri(URI + "?cursor=!").exchange(), "cursor");
        Stage.invalid(stage.recruiter().get().uri(URI + "?state=DRAFT").exchange(), "state");
    }

    @Test
    void makesOneAssessmentOfARepeatedRequest() {
        UnaryOperator<String> post = key -> idOf(stage.recruiter()
                .post()
                .uri(URI)
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body("[" + SECTION + "]"))
                .exchange()
                .expectStatus()
                .isCreated());

        assertThat(post.apply("one")).isEqualTo(post.apply("one")).isNotEqualTo(post.apply("two"));
    }

    @Test
    void isUnknownToAnotherOrganization() {
        JsonNode draft = draft("[" + SECTION + "]");
        RestTestClient other = api.as("globex", Role.RECRUITER, Role.ADMIN);
        String unknown = URI + "/00000000-0000-0000-0000-000000000000";

        List.of(uri(draft), unknown).forEach(uri -> {
            Stage.problem(other.get().uri(uri).exchange(), HttpStatus.NOT_FOUND, "not-found");
            Stage.problem(
                    send(other, HttpMethod.PUT, uri, body("[" + SECTION + "]")), HttpStatus.NOT_FOUND, "not-found");
            Stage.problem(send(other, HttpMethod.POST, uri + "/publish", null), HttpStatus.NOT_FOUND, "not-found");
        });
        assertThat(Stage.get(other, uriOfList()).toString())
                .doesNotContain(draft.get("id").asString());
    }

    @Test
    void isForRecruitersToChange() {
        JsonNode draft = draft("[" + SECTION + "]");
        List.of(Role.ATS, Role.ANALYST, Role.REVIEWER, Role.OPERATOR).forEach(role -> {
            RestTestClient client = api.as(stage.organization, role);
            send(client, HttpMethod.POST, URI, body("[" + SECTION + "]"))
                    .expectStatus()
                    .isForbidden();
            send(client, HttpMethod.PUT, uri(draft), body("[" + SECTION + "]"))
                    .expectStatus()
                    .isForbidden();
            send(client, HttpMethod.POST, uri(draft) + "/publish", null)
                    .expectStatus()
                    .isForbidden();
        });
        Map.of(Role.ATS, HttpStatus.OK, Role.ANALYST, HttpStatus.OK, Role.REVIEWER, HttpStatus.FORBIDDEN)
                .forEach((role, status) -> api.as(stage.organization, role)
                        .get()
                        .uri(uri(draft))
                        .exchange()
                        .expectStatus()
                        .isEqualTo(status));
        api.anonymous().get().uri(uri(draft)).exchange().expectStatus().isUnauthorized();
    }

    private void awaitQuestions(int expected) {
        await().atMost(Api.PATIENCE)
                .until(() -> bank.matching(stage.organization, Stage.ANY).size() == expected);
    }

    private static String id(List<QuestionPublished> questions, QuestionKind kind) {
        return questions.stream()
                .filter(question -> question.kind() == kind)
                .findFirst()
                .orElseThrow()
                .questionId();
    }

    private JsonNode draft(String sections) {
        return Stage.post(stage.recruiter(), URI, body(sections), HttpStatus.CREATED);
    }

    private static String body(String sections) {
        return "{\"title\":\"T\",\"durationMinutes\":40,\"sections\":" + sections + "}";
    }

    private static RestTestClient.ResponseSpec send(
            RestTestClient client, HttpMethod method, String uri, @Nullable String body) {
        RestTestClient.RequestBodySpec request = client.method(method).uri(uri);
        return (body == null
                        ? request
                        : request.contentType(MediaType.APPLICATION_JSON).body(body))
                .exchange();
    }

    private static String uri(JsonNode assessment) {
        return URI + "/" + assessment.get("id").asString();
    }

    private static String uriOfList() {
        return URI + "?limit=200";
    }

    private static List<String> idsOf(JsonNode page) {
        return page.get("items")
                .valueStream()
                .map(item -> item.get("id").asString())
                .toList();
    }

    private static String idOf(RestTestClient.ResponseSpec response) {
        return Objects.requireNonNull(
                        response.expectBody(JsonNode.class).returnResult().getResponseBody())
                .get("id")
                .asString();
    }
}
