package dev.hiring.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

import dev.hiring.events.Answer;
import dev.hiring.events.AssessmentEvent.AssessmentCompleted;
import dev.hiring.events.AssessmentEvent.AssessmentPublished;
import dev.hiring.events.AssessmentEvent.AssessmentStarted;
import dev.hiring.events.AssessmentEvent.CandidateInvited;
import dev.hiring.events.AssessmentEvent.CompletedItem;
import dev.hiring.events.AssessmentEvent.Completion;
import dev.hiring.events.AssessmentEvent.InvitationCancelled;
import dev.hiring.events.CandidateEvent.ApplicationReceived;
import dev.hiring.events.CandidateEvent.ApplicationWithdrawn;
import dev.hiring.events.PinnedQuestion;
import dev.hiring.events.QuestionKind;
import dev.hiring.kit.consume.Received;
import dev.hiring.kit.privacy.CandidateKeys;
import dev.hiring.kit.privacy.SealedAnswers;
import dev.hiring.testkit.Api;
import dev.hiring.testkit.ServiceTest;
import dev.hiring.testkit.SettableClock;
import dev.hiring.testkit.TestEvents;

/** From the application to the completed test, over Kafka and HTTP. */
@ServiceTest
class JourneyIT {

    @Autowired
    private Api api;

    @Autowired
    private TestEvents events;

    @Autowired
    private SettableClock clock;

    @Autowired
    private CandidateKeys keys;

    @Autowired
    private SealedAnswers answers;

    @Autowired
    private Environment environment;

    @Test
    void leadsFromTheApplicationToTheCompletedTest() {
        Stage stage = new Stage(api, events, clock, keys);
        stage.questions("java", 2);
        String assessmentId = stage.assessment("java", 12);
        assertThat(events.await(AssessmentPublished.class, e -> e.assessmentId().equals(assessmentId))
                        .event()
                        .questionCount())
                .isEqualTo(12);

        CandidateInvited invited = stage.invite(assessmentId);
        assertThat(invited.expiresAt()).isEqualTo(invited.invitedAt().plus(Duration.ofDays(14)));

        RestTestClient candidate = stage.candidate(invited.sessionId());
        JsonNode waiting = Stage.get(candidate, "/api/v1/sessions/" + invited.sessionId());
        assertThat(waiting.get("state").asString()).isEqualTo("INVITED");
        assertThat(waiting.get("questionCount").asInt()).isEqualTo(12);
        assertThat(waiting.get("questions")).isEmpty();

        JsonNode started =
                Stage.post(candidate, "/api/v1/sessions/" + invited.sessionId() + "/start", null, HttpStatus.OK);
        Stage.Taking taking = new Stage.Taking(invited.sessionId(), candidate, started);
        assertThat(started.get("questions")).hasSize(12);
        taking.answer(QuestionKind.SINGLE_CHOICE, "{\"kind\":\"SINGLE_CHOICE\",\"option\":\"a\"}")
                .expectStatus()
                .isOk();
        clock.advance(Duration.ofMinutes(10));
        taking.answer(QuestionKind.SINGLE_CHOICE, "{\"kind\":\"SINGLE_CHOICE\",\"option\":\"b\"}")
                .expectBody()
                .jsonPath("$.savedAt")
                .isEqualTo(clock.instant().toString());
        taking.submit().expectBody().jsonPath("$.state").isEqualTo("COMPLETED");

        AssessmentStarted start = events.await(
                        AssessmentStarted.class, e -> e.sessionId().equals(invited.sessionId()))
                .event();
        Received<AssessmentCompleted> completed =
                events.await(AssessmentCompleted.class, e -> e.sessionId().equals(invited.sessionId()));
        assertThat(completed.organization()).isEqualTo(stage.organization);
        assertThat(completed.event().completion()).isEqualTo(Completion.SUBMITTED);
        assertThat(completed.event().completedAt()).isEqualTo(clock.instant());
        assertThat(completed.event().items())
                .extracting(item -> new PinnedQuestion(item.questionId(), item.version()))
                .isEqualTo(start.questions());
        assertThat(completed.event().items())
                .filteredOn(item -> item.questionId().equals(taking.questionId(QuestionKind.SINGLE_CHOICE)))
                .extracting(CompletedItem::answer)
                .singleElement()
                .satisfies(answer -> assertThat(answers.open(
                                keys.find(stage.organization, invited.candidateId())
                                        .orElseThrow(),
                                Objects.requireNonNull(answer)))
                        .isEqualTo(new Answer.SingleChoice("b")));
    }

    @Test
    void invitesOnceHoweverOftenTheApplicationComes() {
        Stage stage = new Stage(api, events, clock, keys);
        stage.questions("java", 1);
        ApplicationReceived application = stage.application(stage.assessment("java", 1), "job");

        for (int version = 1; version <= 3; version++) {
            events.publish(stage.organization, version, application);
        }
        // Comes after them on the same partition: when it has been handled, they have.
        events.publish(
                stage.organization,
                4,
                new ApplicationWithdrawn(
                        application.applicationId(), application.candidateId(), "job", clock.instant()));
        events.await(InvitationCancelled.class, e -> e.applicationId().equals(application.applicationId()));

        assertThat(Stage.get(stage.recruiter(), "/api/v1/invitations").get("items"))
                .hasSize(1);
        assertThat(events.all(CandidateInvited.class).stream()
                        .filter(e -> e.event().applicationId().equals(application.applicationId()))
                        .map(Received::id)
                        .distinct())
                .hasSize(1);
    }

    @Test
    void goesOnAfterARestartWithTheSameQuestionsAndAnswers() {
        Stage stage = new Stage(api, events, clock, keys);
        stage.questions("java", 2);
        Stage.Taking taking = stage.start(stage.assessment("java", 6));
        String questionId =
                taking.view().get("questions").get(0).get("questionId").asString();
        QuestionKind kind = QuestionKind.valueOf(
                taking.view().get("questions").get(0).get("kind").asString());
        taking.answer(kind, Stage.answerTo(kind)).expectStatus().isOk();
        JsonNode before = taking.look();

        try (ConfigurableApplicationContext restarted = another()) {
            RestTestClient candidate = RestTestClient.bindToServer()
                    .baseUrl("http://127.0.0.1:" + restarted.getEnvironment().getProperty("local.server.port"))
                    .defaultHeader("Authorization", "Bearer " + stage.token(taking.sessionId()))
                    .build();

            JsonNode after = Stage.get(candidate, taking.uri(""));
            assertThat(after.get("questions")).isEqualTo(before.get("questions"));
            assertThat(after.get("deadline")).isEqualTo(before.get("deadline"));
            assertThat(after.get("questions").get(0).get("questionId").asString())
                    .isEqualTo(questionId);
            assertThat(after.get("questions").get(0).get("answer").isNull()).isFalse();
            candidate.post().uri(taking.uri("/start")).exchange().expectStatus().isOk();
        }
        assertThat(events.all(AssessmentStarted.class))
                .filteredOn(e -> e.event().sessionId().equals(taking.sessionId()))
                .extracting(Received::id)
                .hasSize(1);
    }

    /** A second instance on the same store and broker. */
    private ConfigurableApplicationContext another() {
        Stream<String> shared = Stream.of(
                        "spring.mongodb.uri",
                        "spring.kafka.bootstrap-servers",
                        "hiring.security.issuer",
                        "hiring.key-vault.uri")
                .map(name -> "--" + name + "=" + environment.getRequiredProperty(name));
        return new SpringApplicationBuilder(AssessmentServiceApplication.class)
                .run(Stream.concat(shared, Stream.of("--server.port=0", "--management.server.port=0"))
                        .toArray(String[]::new));
    }
}
