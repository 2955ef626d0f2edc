package dev.hiring.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import dev.hiring.client.ApiException;
import dev.hiring.client.candidate.ApplicationRequest;
import dev.hiring.client.candidate.ApplicationResult;
import dev.hiring.client.candidate.ApplicationWithHistory;
import dev.hiring.client.candidate.CandidateRequest;
import dev.hiring.client.candidate.Decision;
import dev.hiring.client.candidate.EntryWithHistory;
import dev.hiring.client.candidate.EntryWithHistoryPage;
import dev.hiring.client.candidate.Outcome;
import dev.hiring.client.candidate.OverrideRequest;
import dev.hiring.client.candidate.PipelineVerdict;
import dev.hiring.client.candidate.Problem;
import dev.hiring.client.candidate.ProblemField;

/** Whoever generates a client from the published documents can go the way of one application with it. */
@ExtendWith(RunningSuite.Extension.class)
class GeneratedClientIT {

    private final IntegratedCompany company;
    private final Integrator recruiter;
    private final Integrator ats;

    GeneratedClientIT(RunningSuite suite) {
        company = new IntegratedCompany(suite);
        recruiter = company.recruiter;
        ats = company.ats;
    }

    @Test
    void goesTheWayOfApplicationsFromTheQuestionsToTheShortlist() throws ApiException {
        String jobId = company.openJob(company.publishTest());
        ApplicationWithHistory best = company.decided(company.apply(jobId, "Ada"), "a", IntegratedCompany.RIGHT);
        ApplicationWithHistory good = company.decided(company.apply(jobId, "Grace"), "a", BigDecimal.TEN);
        ApplicationWithHistory other = company.decided(company.apply(jobId, "Niklaus"), "b", BigDecimal.TEN);

        assertThat(best.getDecisionHistory()).extracting(Decision::getOutcome).containsExactly(Outcome.SHORTLISTED);
        assertThat(best.getScore())
                .isNotNull()
                .extracting(ApplicationResult::getPercent, InstanceOfAssertFactories.BIG_DECIMAL)
                .isEqualByComparingTo("100");
        assertThat(other.getDecisionHistory()).extracting(Decision::getOutcome).containsExactly(Outcome.NOT_SELECTED);
        assertThat(other.getDecisionHistory().getFirst().getReasons()).isNotEmpty();
        assertThat(shortlist(jobId))
                .extracting(EntryWithHistory::getApplicationId)
                .containsExactly(best.getId(), good.getId());

        takesADecisionBack(other.getId());
        assertThat(shortlist(jobId))
                .extracting(EntryWithHistory::getApplicationId)
                .contains(other.getId());
        company.retireQuestions();
    }

    /** A page at a time, as long as there is a cursor. */
    private List<EntryWithHistory> shortlist(String jobId) throws ApiException {
        List<EntryWithHistory> entries = new ArrayList<>();
        String cursor = null;
        do {
            EntryWithHistoryPage page = ats.jobs.listJobShortlist(jobId, Outcome.SHORTLISTED, 1, cursor);
            assertThat(page.getItems()).hasSizeLessThanOrEqualTo(1);
            entries.addAll(page.getItems());
            cursor = page.getNext();
        } while (cursor != null);
        return entries;
    }

    /** A person decides otherwise, of what they have seen. */
    private void takesADecisionBack(String applicationId) throws ApiException {
        OverrideRequest override =
                new OverrideRequest().outcome(PipelineVerdict.SHORTLISTED).reason("They built the thing.");
        String seen = Integrator.entityTag(recruiter.applications.getApplicationWithHttpInfo(applicationId, null));

        ApplicationWithHistory overridden =
                recruiter.applications.overrideApplication(applicationId, override, seen, Integrator.key());

        assertThat(overridden.getDecisionHistory())
                .extracting(Decision::getOutcome)
                .containsExactly(Outcome.NOT_SELECTED, Outcome.SHORTLISTED);
        ApiException late = catchThrowableOfType(
                ApiException.class,
                () -> recruiter.applications.overrideApplication(applicationId, override, seen, Integrator.key()));
        assertThat(late.getCode()).isEqualTo(412);
        assertThat(recruiter.problemOf(late).getType()).hasToString("https://hiring.dev/problems/precondition-failed");
    }

    @Test
    void tellsFieldByFieldWhatIsWrong() {
        ApplicationRequest application = new ApplicationRequest()
                .jobId("")
                .candidate(new CandidateRequest()
                        .givenName(" ")
                        .familyName("Example")
                        .email("nobody"));

        ApiException refusal = catchThrowableOfType(
                ApiException.class, () -> ats.applications.createApplication(application, Integrator.key()));

        assertThat(refusal.getCode()).isEqualTo(400);
        Problem problem = ats.problemOf(refusal);
        assertThat(problem.getType()).hasToString("https://hiring.dev/problems/invalid-request");
        assertThat(problem.getStatus()).isEqualTo(400);
        assertThat(problem.getErrors())
                .extracting(ProblemField::getField)
                .contains("jobId", "candidate.givenName", "candidate.email");
    }
}
