package dev.hiring.candidate.application;

import static dev.hiring.candidate.Company.text;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

import dev.hiring.candidate.Company;
import dev.hiring.candidate.Company.Applicant;
import dev.hiring.events.CandidateEvent.ApplicationMoved;
import dev.hiring.events.CandidateEvent.DecisionOverridden;
import dev.hiring.events.CandidateEvent.Step;
import dev.hiring.kit.security.Role;
import dev.hiring.testkit.Api;
import dev.hiring.testkit.ServiceTest;
import dev.hiring.testkit.SettableClock;
import dev.hiring.testkit.TestEvents;

/** What people do with decided applications. */
@ServiceTest
class PipelineIT {

    private static final String URI = "/api/v2/applications/";

    @Autowired
    private Api api;

    @Autowired
    private TestEvents events;

    @Autowired
    private SettableClock clock;

    private Company company;
    private String job;
    private Applicant ada;

    @BeforeEach
    void shortlistAda() {
        company = new Company(api, events, clock);
        job = company.job("{\"minimumPercent\": 60}");
        ada = company.apply(job);
        company.score(ada, "70.00");
        company.awaitStage(ada, "SHORTLISTED");
    }

    @Test
    void overridesWhatThePolicyDecidedAndTellsOfIt() {
        JsonNode overridden = body(override(ada, "NOT_SELECTED", "has signed elsewhere")
                .expectStatus()
                .isOk());

        assertThat(text(overridden, "stage")).isEqualTo("NOT_SELECTED");
        assertThat(text(overridden.at("/decisionHistory/0"), "outcome")).isEqualTo("SHORTLISTED");
        assertThat(overridden.at("/decisionHistory/0/decidedBy").isNull()).isTrue();
        assertThat(text(overridden.at("/decision"), "decidedBy")).isNotBlank();
        assertThat(text(overridden.at("/decision/reasons/0"), "text")).isEqualTo("has signed elsewhere");
        assertThat(company.get("/api/v1/jobs/{id}/shortlist", job).required("items"))
                .isEmpty();
        assertThat(company.get("/api/v1/jobs/{id}/shortlist?outcome=NOT_SELECTED", job)
                        .required("items"))
                .hasSize(1);
        JsonNode funnel = company.get("/api/v2/jobs/{id}/funnel", job);
        assertThat(funnel.at("/outcomes/notSelected").intValue()).isEqualTo(1);
        assertThat(funnel.at("/outcomes/shortlisted").intValue()).isZero();
        DecisionOverridden event = events.await(
                        DecisionOverridden.class, e -> e.applicationId().equals(ada.id()))
                .event();
        assertThat(event.percent()).isEqualByComparingTo("70");
        assertThat(event.overriddenBy()).isEqualTo(text(overridden.at("/decision"), "decidedBy"));
    }

    @Test
    void movesOnWhoIsShortlistedAndKeepsThemOnTheShortlist() {
        JsonNode moved = body(move(ada, "INTERVIEW", "promising").expectStatus().isOk());

        assertThat(text(moved, "stage")).isEqualTo("INTERVIEW");
        JsonNode shortlist = company.get("/api/v2/jobs/{id}/shortlist", job).required("items");
        assertThat(shortlist).hasSize(1);
        assertThat(text(shortlist.at("/0"), "applicationId")).isEqualTo(ada.id());
        ApplicationMoved event = events.await(
                        ApplicationMoved.class, e -> e.applicationId().equals(ada.id()))
                .event();
        assertThat(event.from()).isEqualTo(Step.SHORTLISTED);
        assertThat(event.to()).isEqualTo(Step.INTERVIEW);
    }

    @Test
    void ranksTheMovedAmongTheOthersPageByPage() {
        List<String> byPercent = new ArrayList<>(List.of(ada.id()));
        for (String percent : List.of("69.00", "68.00", "67.00", "66.00")) {
            Applicant next = company.apply(job);
            company.score(next, percent);
            company.awaitStage(next, "SHORTLISTED");
            byPercent.add(next.id());
        }
        moves("INTERVIEW", byPercent.get(1), byPercent.get(3)).expectStatus().isOk();

        assertThat(company.follow("/api/v2/jobs/" + job + "/shortlist?limit=2"))
                .extracting(row -> text(row, "applicationId"))
                .containsExactlyElementsOf(byPercent);
    }

    @Test
    void movesManyEachByItself() {
        Applicant below = company.apply(job);
        company.score(below, "10.00");
        company.awaitStage(below, "NOT_SELECTED");
        String unknown = UUID.randomUUID().toString();

        JsonNode results = body(moves("INTERVIEW", ada.id(), below.id(), unknown)
                        .expectStatus()
                        .isOk())
                .required("results");

        assertThat(results)
                .extracting(result -> text(result, "applicationId"))
                .containsExactly(ada.id(), below.id(), unknown);
        assertThat(text(results.at("/0"), "stage")).isEqualTo("INTERVIEW");
        assertThat(results.at("/0/refusal").isNull()).isTrue();
        assertThat(text(results.at("/1/refusal"), "type")).isEqualTo("not-shortlisted");
        assertThat(text(results.at("/2/refusal"), "type")).isEqualTo("not-found");
        assertThat(text(company.application(below), "stage")).isEqualTo("NOT_SELECTED");
    }

    @Test
    void letsOneOfManyConcurrentOverridesThrough() throws Exception {
        String etag = requireNonNull(company.as(Role.RECRUITER)
                .get()
                .uri(URI + ada.id())
                .exchange()
                .returnResult(String.class)
                .getResponseHeaders()
                .getETag());
        try (ExecutorService callers = Executors.newFixedThreadPool(8)) {
            List<Callable<Integer>> overrides = IntStream.range(0, 20)
                    .<Callable<Integer>>mapToObj(i -> () -> company.as(Role.RECRUITER)
                            .post()
                            .uri(URI + ada.id() + "/override")
                            .header(HttpHeaders.IF_MATCH, etag)
                            .contentType(MediaType.APPLICATION_JSON)
                            .body("{\"outcome\": \"NOT_SELECTED\", \"reason\": \"call %d\"}".formatted(i))
                            .exchange()
                            .returnResult(String.class)
                            .getStatus()
                            .value())
                    .toList();
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> status : callers.invokeAll(overrides)) {
                statuses.add(status.get());
            }
            assertThat(statuses).containsOnly(200, 412).containsOnlyOnce(200);
        }
        assertThat(company.get(URI + ada.id()).required("decisionHistory")).hasSize(2);
    }

    @Test
    void keepsATrailOfWhoDidWhatAndWhy() {
        clock.advance(Duration.ofHours(1));
        move(ada, "INTERVIEW", "promising").expectStatus().isOk();
        clock.advance(Duration.ofHours(1));
        override(ada, "NOT_SELECTED", "did not show up").expectStatus().isOk();
        clock.advance(Duration.ofHours(1));
        override(ada, "SHORTLISTED", "was ill").expectStatus().isOk();
        clock.advance(Duration.ofHours(1));
        company.as(Role.ATS)
                .post()
                .uri(URI + ada.id() + "/withdraw")
                .exchange()
                .expectStatus()
                .isOk();

        JsonNode entries = company.get(URI + ada.id() + "/trail").required("entries");

        List<String> whole = StreamSupport.stream(entries.spliterator(), false)
                .map(entry -> text(entry, "what") + " " + text(entry, "to") + " "
                        + entry.at("/reasons/0").asString(""))
                .toList();
        assertThat(whole)
                .containsSubsequence(
                        "REACHED RECEIVED ",
                        "DECIDED SHORTLISTED total 70 % meets the 60 % asked",
                        "MOVED INTERVIEW promising",
                        "OVERRIDDEN NOT_SELECTED did not show up",
                        "OVERRIDDEN SHORTLISTED was ill",
                        "MOVED WITHDRAWN ");
        assertThat(entries)
                .filteredOn(entry -> !text(entry, "what").matches("REACHED|DECIDED"))
                .allSatisfy(entry -> assertThat(text(entry, "by")).isNotBlank());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    override | {"outcome": "NEEDS_REVIEW", "reason": "why"}                         | outcome
                    override | {"outcome": "SHORTLISTED"}                                           | reason
                    override | {"outcome": "SHORTLISTED", "reason": " "}                            | reason
                    override | {"outcome": "SHORTLISTED", "reason": "two\\nlines"}                | reason
                    override | {"outcome": "SHORTLISTED", "reason": "why", "decidedBy": "somebody"} | decidedBy
                    move     | {"stage": "SHORTLISTED", "reason": "why"}                            | stage
                    move     | {"stage": "HIRED"}                                                   | reason
                    """)
    void refusesWhatIsNoDecisionOfAPerson(String act, String body, String field) {
        invalid(URI + ada.id() + "/" + act, body, field);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"applicationIds": [], "stage": "OFFER", "reason": "why"}         | applicationIds
                    {"applicationIds": ["a", "a"], "stage": "OFFER", "reason": "why"} | applicationIds
                    {"applicationIds": ["a"], "stage": "LUNCH", "reason": "why"}      | stage
                    {"stage": "OFFER", "reason": "why"}                               | applicationIds
                    """)
    void refusesMovesOfNobody(String body, String field) {
        invalid(URI + "moves", body, field);
    }

    private void invalid(String uri, String body, String field) {
        JsonNode problem = body(company.as(Role.RECRUITER)
                .post()
                .uri(uri)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.BAD_REQUEST));
        assertThat(text(problem.at("/errors/0"), "field")).isEqualTo(field);
    }

    private ResponseSpec override(Applicant applicant, String outcome, String reason) {
        return post(applicant.id() + "/override", "{\"outcome\": \"%s\", \"reason\": \"%s\"}", outcome, reason);
    }

    private ResponseSpec move(Applicant applicant, String stage, String reason) {
        return post(applicant.id() + "/move", "{\"stage\": \"%s\", \"reason\": \"%s\"}", stage, reason);
    }

    private ResponseSpec moves(String stage, String... ids) {
        return post(
                "moves",
                "{\"applicationIds\": [\"%s\"], \"stage\": \"%s\", \"reason\": \"all of them\"}",
                String.join("\", \"", ids),
                stage);
    }

    private ResponseSpec post(String path, String body, String... values) {
        return company.as(Role.RECRUITER)
                .post()
                .uri(URI + path)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body.formatted((Object[]) values))
                .exchange();
    }

    private static JsonNode body(ResponseSpec response) {
        return requireNonNull(response.expectBody(JsonNode.class).returnResult().getResponseBody());
    }
}
