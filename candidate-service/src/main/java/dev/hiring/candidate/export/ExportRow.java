package dev.hiring.candidate.export;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

import dev.hiring.candidate.application.Application;
import dev.hiring.candidate.application.Stage;
import dev.hiring.candidate.person.Details;
import dev.hiring.candidate.policy.Decision;
import dev.hiring.candidate.policy.Outcome;
import dev.hiring.candidate.policy.Score;
import dev.hiring.events.CandidateEvent.Reason;

/**
 * One application as a line.
 *
 * @param percent 0 to 100, two decimals, null until there is a final score
 * @param reasons separated by semicolons, empty until something is decided
 */
@JsonPropertyOrder({
    "applicationId",
    "externalReference",
    "candidateId",
    "givenName",
    "familyName",
    "email",
    "stage",
    "receivedAt",
    "completedAt",
    "percent",
    "outcome",
    "reasons",
    "policyVersion",
    "decidedBy",
    "decidedAt"
})
record ExportRow(
        String applicationId,
        @Nullable String externalReference,
        String candidateId,
        @Nullable String givenName,
        @Nullable String familyName,
        @Nullable String email,
        Stage stage,
        Instant receivedAt,
        @Nullable Instant completedAt,
        @Nullable BigDecimal percent,
        @Nullable Outcome outcome,
        String reasons,
        @Nullable Integer policyVersion,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt) {

    /**
     * @param candidate null if nothing is known of them
     */
    static ExportRow of(Application application, @Nullable Details candidate) {
        Score score = application.score();
        Decision decision = application.decision();
        return new ExportRow(
                application.id(),
                application.externalReference(),
                application.candidateId(),
                candidate == null ? null : candidate.givenName(),
                candidate == null ? null : candidate.familyName(),
                candidate == null ? null : candidate.email(),
                application.stage(),
                application.receivedAt(),
                application.stages().get(Stage.COMPLETED),
                score == null || !score.isFinal() ? null : score.percent(),
                decision == null ? null : decision.outcome(),
                decision == null
                        ? ""
                        : decision.reasons().stream().map(Reason::text).collect(Collectors.joining("; ")),
                decision == null ? null : decision.policyVersion(),
                decision == null ? null : decision.decidedBy(),
                decision == null ? null : decision.decidedAt());
    }

    /** Personal data stays out of logs. */
    @Override
    public String toString() {
        return "ExportRow[" + applicationId + "]";
    }
}
