package dev.hiring.scoring;

import java.time.Duration;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;

import dev.hiring.apidocs.Examples;
import dev.hiring.events.Answer;
import dev.hiring.events.AssessmentEvent.AssessmentCompleted;
import dev.hiring.events.ScoreEvent.AssessmentScored;
import dev.hiring.events.ScoreEvent.Status;
import dev.hiring.kit.privacy.CandidateKeys;
import dev.hiring.kit.security.Role;
import dev.hiring.testkit.ApiDocumentTest;

class ApiDocumentIT extends ApiDocumentTest {

    @Autowired
    private CandidateKeys keys;

    @Override
    protected void callAll(Examples examples) {
        String organization = "org-" + UUID.randomUUID();
        Exam exam = Exam.of(Exam.CHOICE, Exam.ESSAY);
        exam.keys().forEach(key -> events.publish(organization, 1, key));
        AssessmentCompleted completed =
                now(exam.completed(Exam.RIGHT, new Answer.FreeText("A saga, since no broker spans both stores.")));
        events.publish(organization, 5, Exam.sealed(completed, keys.create(organization, completed.candidateId())));
        String session = completed.sessionId();
        events.await(AssessmentScored.class, scored -> scored.sessionId().equals(session));
        clock.advance(Duration.ofHours(2));

        Examples.Caller reviewer = as(examples, organization, Role.REVIEWER);
        reviewer.call("listReviews", "state", "PENDING");
        reviewer.call("getReview", "sessionId", session);
        reviewer.send("replaceReviewItem", """
                {"criteria": [
                  {"id": "depth", "marks": 5, "comment": "Names what is paid for it."},
                  {"id": "clarity", "marks": 3.5}
                ]}""", "sessionId", session, "questionId", exam.question(1));
        events.await(
                AssessmentScored.class,
                scored -> scored.sessionId().equals(session) && scored.status() == Status.FINAL);

        Examples.Caller analyst = as(examples, organization, Role.ANALYST);
        analyst.call("getResult", "sessionId", session);
        analyst.call("listResults", "assessmentId", exam.assessmentId());

        // Of what was read at the same moment nothing tells which comes first.
        clock.advance(Duration.ofDays(1));
        Examples.Caller admin = as(examples, organization, Role.ADMIN);
        admin.call("getCandidatePersonalDataScoringService", "candidateId", completed.candidateId());
        admin.call("listCandidateAccessesScoringService", "candidateId", completed.candidateId());
    }

    /** The same, but just now. */
    private AssessmentCompleted now(AssessmentCompleted completed) {
        return new AssessmentCompleted(
                completed.sessionId(),
                completed.applicationId(),
                completed.candidateId(),
                completed.jobId(),
                completed.assessmentId(),
                completed.completion(),
                completed.scheme(),
                completed.items(),
                clock.instant().minus(Duration.ofMinutes(31)),
                clock.instant());
    }
}
