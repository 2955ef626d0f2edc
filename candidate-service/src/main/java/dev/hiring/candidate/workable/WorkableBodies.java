package dev.hiring.candidate.workable;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

import dev.hiring.candidate.job.OpenJob;
import dev.hiring.candidate.order.AtsCandidate;
import dev.hiring.candidate.order.ResultDetails;
import dev.hiring.candidate.order.TestStatus;
import dev.hiring.candidate.policy.Decision;
import dev.hiring.candidate.policy.Score;

/** Workable's bodies. What they may hold besides, now or later, is not needed here. */
final class WorkableBodies {

    private WorkableBodies() {}

    record Tests(List<Test> tests) {

        static Tests of(List<OpenJob> jobs) {
            return new Tests(
                    jobs.stream().map(job -> new Test(job.id(), job.name())).toList());
        }
    }

    record Test(String id, String name) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record AssessmentRequest(
            @JsonProperty("test_id") @Nullable String testId,
            @JsonProperty("callback_url") @Nullable String callbackUrl,
            @JsonProperty("candidate") @Nullable AtsCandidate candidate) {}

    record Created(@JsonProperty("assessment_id") String assessmentId) {}

    /** What is sent to the callback. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Result(
            String status,
            @JsonProperty("results_url") URI resultsUrl,
            @Nullable Assessment assessment) {

        static Result completed(TestStatus status, Score score, URI page) {
            return new Result("completed", page, Assessment.of(status, score));
        }

        static Result expired(URI page) {
            return new Result("expired", page, null);
        }
    }

    /**
     * @param score a percentage, in text as all that Workable shows
     * @param grade one of Workable's words; null where nobody has decided
     */
    record Assessment(String score, @Nullable String grade, String summary, Map<String, Object> details) {

        static Assessment of(TestStatus status, Score score) {
            String percent = score.percent().stripTrailingZeros().toPlainString();
            Decision decision = status.decision();
            return new Assessment(
                    percent,
                    decision == null ? null : grade(decision),
                    percent + " % of the marks; "
                            + (decision == null ? "not decided yet" : ResultDetails.words(decision.outcome())),
                    ResultDetails.of(status, score));
        }

        /** Nobody here excels, which Workable knows as well: a policy takes somebody, or does not. */
        private static @Nullable String grade(Decision decision) {
            return switch (decision.outcome()) {
                case SHORTLISTED -> "passed";
                case NOT_SELECTED -> "failed";
                case NEEDS_REVIEW -> null;
            };
        }
    }
}
