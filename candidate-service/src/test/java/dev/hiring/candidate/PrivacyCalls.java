package dev.hiring.candidate;

import dev.hiring.apidocs.Examples;
import dev.hiring.candidate.Company.Applicant;

/** The operations around personal data, called for the document of the API. */
record PrivacyCalls(Examples.Caller ats, Examples.Caller admin) {

    void make(Applicant known, Applicant erased) {
        ats.send("searchCandidates", """
                {"email": "ada@example.org"}""");
        admin.call("getCandidatePersonalDataCandidateService", "candidateId", known.candidateId());
        admin.call("listCandidateAccessesCandidateService", "candidateId", known.candidateId());
        admin.call("deleteCandidate", "id", erased.candidateId());
        admin.call("getCandidateErasure", "id", erased.candidateId());
        admin.send("replaceRetention", """
                {"eraseAfterDays": 180, "keepHired": true}""");
        admin.call("getRetention");
    }
}
