package dev.hiring.candidate;

import java.time.Duration;

import dev.hiring.apidocs.Examples;
import dev.hiring.candidate.Company.Applicant;
import dev.hiring.testkit.SettableClock;

/** The operations around personal data, called for the document of the API. */
record PrivacyCalls(Examples.Caller ats, Examples.Caller admin, SettableClock clock) {

    void make(Applicant known, Applicant erased) {
        ats.send("searchCandidates", """
                {"email": "ada@example.org"}""");
        admin.call("getCandidatePersonalDataCandidateService", "candidateId", known.candidateId());
        // Later than all others, which were put down at the same time, so that it comes first.
        clock.advance(Duration.ofMinutes(1));
        ats.call("getCandidate", "id", known.candidateId());
        admin.call("listCandidateAccessesCandidateService", "candidateId", known.candidateId(), "limit", "1");
        admin.call("deleteCandidate", "id", erased.candidateId());
        admin.call("getCandidateErasure", "id", erased.candidateId());
        admin.send("replaceRetention", """
                {"eraseAfterDays": 180, "keepHired": true}""");
        admin.call("getRetention");
    }
}
