package dev.hiring.candidate.greenhouse;

import static dev.hiring.candidate.order.AtsRequests.required;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

import dev.hiring.candidate.connection.Report;
import dev.hiring.candidate.job.OpenJob;
import dev.hiring.candidate.order.AtsCandidate;
import dev.hiring.candidate.order.ResultDetails;
import dev.hiring.candidate.order.TestStatus;
import dev.hiring.candidate.policy.Score;
import dev.hiring.kit.http.InvalidRequest;

/** Greenhouse's bodies. What they may hold besides, now or later, is not needed here. */
final class GreenhouseBodies {

    private GreenhouseBodies() {}

    record PartnerTest(
            @JsonProperty("partner_test_id") String id,
            @JsonProperty("partner_test_name") String name) {

        static PartnerTest of(OpenJob job) {
            return new PartnerTest(job.id(), job.name());
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record SendTest(
            @JsonProperty("partner_test_id") @Nullable String partnerTestId,
            @JsonProperty("candidate") @Nullable AtsCandidate candidate,
            @JsonProperty("url") @Nullable String url) {}

    record Sent(@JsonProperty("partner_interview_id") String partnerInterviewId) {}

    /**
     * All but the status is null until it is complete.
     *
     * @param metadata flat, for people
     */
    record Status(
            @JsonProperty("partner_status") String status,
            @JsonProperty("partner_profile_url") @Nullable URI profileUrl,
            @JsonProperty("partner_score") @Nullable BigDecimal score,
            @JsonProperty("metadata") @Nullable Map<String, Object> metadata) {

        static Status of(TestStatus status, URI page) {
            Score score = status.finalScore();
            return score != null
                    ? new Status(
                            status.phase().word(),
                            page,
                            score.percent().stripTrailingZeros(),
                            ResultDetails.of(status, score))
                    : new Status(status.phase().word(), null, null, null);
        }
    }

    record Noted(int status) {

        static final Noted OK = new Noted(200);
    }

    /** A complaint should not be lost for its form: ids, for example, come as numbers too. */
    static Report report(Map<String, @Nullable Object> body) {
        if (!(required("errors", body.get("errors")) instanceof List<?> errors)) {
            throw new InvalidRequest("errors", "must be a list");
        }
        return new Report(
                required("api_call", text(body.get("api_call"))),
                errors.stream().filter(Objects::nonNull).map(String::valueOf).toList(),
                text(body.get("partner_test_id")),
                text(body.get("partner_test_name")),
                text(body.get("partner_interview_id")));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
