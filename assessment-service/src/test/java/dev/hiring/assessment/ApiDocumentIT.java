package dev.hiring.assessment;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;

import dev.hiring.apidocs.Examples;
import dev.hiring.events.AssessmentEvent.CandidateInvited;
import dev.hiring.events.Level;
import dev.hiring.events.Option;
import dev.hiring.events.QuestionEvent.QuestionPublished;
import dev.hiring.events.QuestionKind;
import dev.hiring.events.Style;
import dev.hiring.kit.privacy.CandidateKeys;
import dev.hiring.kit.security.Role;
import dev.hiring.testkit.ApiDocumentTest;

class ApiDocumentIT extends ApiDocumentTest {

    @Autowired
    private CandidateKeys keys;

    private static final String DESIGN = """
            {
              "title": "Backend engineer",
              "durationMinutes": 40,
              "invitationDays": 7,
              "markingScheme": {"penalty": 0.25, "partialCredit": "RIGHT_MINUS_WRONG"},
              "sections": [{"title": "Databases", "blueprint": {"topics": ["sql"], "levels": ["MIDDLE"], "count": 1}}]
            }""";

    @Override
    protected void callAll(Examples examples) {
        Stage stage = new Stage(api, events, clock, keys);
        Examples.Caller recruiter = as(examples, stage.organization, Role.RECRUITER);
        Examples.Caller ats = as(examples, stage.organization, Role.ATS);
        publishQuestion(stage);
        stage.assessment("sql", 1);
        clock.advance(Duration.ofMinutes(5));

        String assessment =
                recruiter.send("createAssessment", DESIGN).path("id").asString();
        recruiter.send("replaceAssessment", DESIGN.replace("40", "45"), "id", assessment);
        recruiter.call("publishAssessment", "id", assessment);
        recruiter.call("getAssessment", "id", assessment);
        recruiter.call("listAssessments", "limit", "1");

        String cancelled = stage.invite(assessment).sessionId();
        recruiter.call("cancelInvitation", "sessionId", cancelled);
        clock.advance(Duration.ofMinutes(5));
        CandidateInvited invited = stage.invite(assessment);
        String session = invited.sessionId();
        ats.call("listInvitations", "assessmentId", assessment, "limit", "1");
        ats.call("getInvitation", "sessionId", session);
        String token = ats.call("createInvitationLink", "sessionId", session)
                .path("token")
                .asString();

        clock.advance(Duration.ofDays(1));
        takeTest(examples.as(token), session);

        Examples.Caller admin = as(examples, stage.organization, Role.ADMIN);
        admin.call("getCandidatePersonalDataAssessmentService", "candidateId", invited.candidateId());
        admin.call("listCandidateAccessesAssessmentService", "candidateId", invited.candidateId());
    }

    private void publishQuestion(Stage stage) {
        events.publish(
                stage.organization,
                1,
                new QuestionPublished(
                        UUID.randomUUID().toString(),
                        1,
                        QuestionKind.SINGLE_CHOICE,
                        "Which clause filters groups?",
                        List.of(new Option("where", "`WHERE`"), new Option("having", "`HAVING`")),
                        List.of("sql"),
                        "sql",
                        Level.MIDDLE,
                        Style.TECHNICAL,
                        60,
                        BigDecimal.TWO,
                        clock.instant()));
    }

    private static void takeTest(Examples.Caller candidate, String session) {
        String question = candidate
                .call("startSession", "sessionId", session)
                .path("questions")
                .path(0)
                .path("questionId")
                .asString();
        candidate.call("getSession", "sessionId", session);
        candidate.send("replaceSessionAnswer", """
                {"answer": {"kind": "SINGLE_CHOICE", "option": "having"}}""", "sessionId", session, "questionId", question);
        candidate.call("deleteSessionAnswer", "sessionId", session, "questionId", question);
        candidate.call("submitSession", "sessionId", session);
    }
}
