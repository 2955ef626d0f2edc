package dev.hiring.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

import dev.hiring.client.ApiException;
import dev.hiring.client.assessment.Answer;
import dev.hiring.client.assessment.AnswerNumeric;
import dev.hiring.client.assessment.AnswerRequest;
import dev.hiring.client.assessment.AnswerSingleChoice;
import dev.hiring.client.assessment.AskedQuestion;
import dev.hiring.client.assessment.AssessmentRequest;
import dev.hiring.client.assessment.BlueprintBody;
import dev.hiring.client.assessment.InvitationView;
import dev.hiring.client.assessment.SectionBody;
import dev.hiring.client.assessment.SessionState;
import dev.hiring.client.candidate.ApplicationRequest;
import dev.hiring.client.candidate.ApplicationWithHistory;
import dev.hiring.client.candidate.CandidateRequest;
import dev.hiring.client.candidate.JobRequest;
import dev.hiring.client.candidate.PolicyBody;
import dev.hiring.client.question.AnswerKey;
import dev.hiring.client.question.AnswerKeyNumeric;
import dev.hiring.client.question.AnswerKeySingleChoice;
import dev.hiring.client.question.Content;
import dev.hiring.client.question.ContentRequest;
import dev.hiring.client.question.Level;
import dev.hiring.client.question.Option;
import dev.hiring.client.question.QuestionState;
import dev.hiring.client.question.QuestionView;
import dev.hiring.client.question.Style;

/** An organization that hires by programs of its own, each of which knows the generated client and nothing else. */
final class IntegratedCompany {

    static final BigDecimal RIGHT = new BigDecimal("0.1");
    private static final String TOPIC = "generated-client";

    final Integrator recruiter;
    final Integrator ats;
    private final RunningSuite suite;
    private final List<String> questions = new ArrayList<>();

    IntegratedCompany(RunningSuite suite) {
        this.suite = suite;
        recruiter = integrator(suite.as("recruiter").token());
        ats = integrator(suite.as("ats").token());
    }

    private Integrator integrator(String token) {
        return new Integrator(suite.home().gateway(), token);
    }

    /** One to choose from and one that asks for a number, and a test of both. */
    String publishTest() throws ApiException {
        AnswerKeySingleChoice choice = new AnswerKeySingleChoice()
                .kind(AnswerKeySingleChoice.KindEnum.SINGLE_CHOICE)
                .option("a");
        AnswerKeyNumeric number = new AnswerKeyNumeric()
                .kind(AnswerKeyNumeric.KindEnum.NUMERIC)
                .value(RIGHT)
                .tolerance(BigDecimal.ZERO);
        publish(question("2", new AnswerKey(choice))
                .addOptionsItem(new Option().id("a").text("This"))
                .addOptionsItem(new Option().id("b").text("That")));
        publish(question("1", new AnswerKey(number)));
        BlueprintBody both = new BlueprintBody().addTopicsItem(TOPIC).count(2);
        AssessmentRequest test = new AssessmentRequest()
                .title("Two questions")
                .durationMinutes(10)
                .addSectionsItem(new SectionBody().title("All").blueprint(both));
        String id =
                recruiter.assessments.createAssessment(test, Integrator.key()).getId();
        return Integrator.patiently(() -> recruiter.assessments.publishAssessment(id, null, Integrator.key()))
                .getId();
    }

    private static ContentRequest question(String marks, AnswerKey key) {
        return new ContentRequest()
                .topic(TOPIC)
                .skills(List.of(TOPIC))
                .level(Level.JUNIOR)
                .style(Style.TECHNICAL)
                .estimatedSeconds(30)
                .marks(new BigDecimal(marks))
                .prompt("What is right?")
                .answerKey(key);
    }

    private void publish(ContentRequest content) throws ApiException {
        QuestionView draft = recruiter.questions.createQuestion(content, Integrator.key());
        QuestionView published = recruiter.questions.publishQuestion(draft.getId(), null, Integrator.key());
        assertThat(published.getPublished()).isNotNull().returns(content.getAnswerKey(), Content::getAnswerKey);
        questions.add(draft.getId());
    }

    String openJob(String assessmentId) {
        return open(new JobRequest()
                .assessmentId(assessmentId)
                .shortlistPolicy(new PolicyBody()
                        .minimumPercent(new BigDecimal("50"))
                        .minimumPercentBySkill(Map.of(TOPIC, new BigDecimal("40.5")))));
    }

    /** Opens a job that asks for several tests, one of which counts three times as much as the other. */
    String openJob(String assessmentId, String otherAssessmentId) {
        return open(new JobRequest()
                .assessmentIds(List.of(assessmentId, otherAssessmentId))
                .shortlistPolicy(new PolicyBody()
                        .minimumPercent(new BigDecimal("60"))
                        .weightByAssessment(
                                Map.of(assessmentId, new BigDecimal("3"), otherAssessmentId, BigDecimal.ONE))));
    }

    private String open(JobRequest job) {
        return Integrator.patiently(() -> recruiter.jobs.createJob(job.title("Engineer"), Integrator.key()))
                .getId();
    }

    /** An application that is sent twice and counts once. */
    String apply(String jobId, String givenName) throws ApiException {
        String key = Integrator.key();
        ApplicationRequest application = new ApplicationRequest()
                .jobId(jobId)
                .externalReference("ATS-" + key)
                .candidate(new CandidateRequest()
                        .givenName(givenName)
                        .familyName("Example")
                        .email(key + "@example.org"));
        String id = ats.applications.createApplication(application, key).getId();
        assertThat(ats.applications.createApplication(application, key).getId())
                .as("the same, repeated")
                .isEqualTo(id);
        return id;
    }

    /** The application after its candidate has answered the questions. */
    ApplicationWithHistory decided(String applicationId, String option, BigDecimal number) throws ApiException {
        String sessionId = take(applicationId, null, option, number);
        Integrator.patiently(() -> ats.results.getResult(sessionId, null));
        return decided(applicationId);
    }

    ApplicationWithHistory decided(String applicationId) {
        return Integrator.patiently(() -> {
            ApplicationWithHistory application = ats.applications.getApplication(applicationId, null);
            return application.getDecision() == null ? null : application;
        });
    }

    /**
     * Answers the questions of a test.
     *
     * @param assessmentId null for the only one
     */
    String take(String applicationId, @Nullable String assessmentId, String option, BigDecimal number)
            throws ApiException {
        String sessionId = Integrator.patiently(
                () -> ats.invitations.listInvitations(applicationId, assessmentId, null, null, null).getItems().stream()
                        .map(InvitationView::getSessionId)
                        .findFirst()
                        .orElse(null));
        Integrator candidate = integrator(ats.invitations
                .createInvitationLink(sessionId, Integrator.key())
                .getToken());
        for (AskedQuestion question : candidate.sessions.startSession(sessionId).getQuestions()) {
            Answer answer = answer(question, option, number);
            candidate.sessions.replaceSessionAnswer(
                    sessionId, question.getQuestionId(), new AnswerRequest().answer(answer));
        }
        assertThat(candidate.sessions.getSession(sessionId).getQuestions())
                .extracting(AskedQuestion::getAnswer)
                .doesNotContainNull();
        assertThat(candidate.sessions.submitSession(sessionId).getState()).isEqualTo(SessionState.COMPLETED);
        return sessionId;
    }

    private static Answer answer(AskedQuestion question, String option, BigDecimal number) {
        return switch (question.getKind()) {
            case SINGLE_CHOICE ->
                new Answer(new AnswerSingleChoice()
                        .kind(AnswerSingleChoice.KindEnum.SINGLE_CHOICE)
                        .option(option));
            case NUMERIC ->
                new Answer(
                        new AnswerNumeric().kind(AnswerNumeric.KindEnum.NUMERIC).value(number));
            default -> throw new IllegalStateException("not asked: " + question);
        };
    }

    /** The bank of questions is left to others as it was. */
    void retireQuestions() throws ApiException {
        for (String question : questions) {
            assertThat(recruiter
                            .questions
                            .retireQuestion(question, null, Integrator.key())
                            .getState())
                    .isEqualTo(QuestionState.RETIRED);
        }
    }
}
