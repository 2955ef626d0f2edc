package dev.hiring.candidate.erasure;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Service;

import dev.hiring.candidate.person.CandidateService;
import dev.hiring.events.PrivacyEvent.ErasureCompleted;
import dev.hiring.kit.consume.RejectedEvent;
import dev.hiring.kit.http.IfMatch;
import dev.hiring.kit.http.NotFound;

/** Forgets candidates, and knows how far the services are with it. */
@Service
public final class CandidateErasureService {

    private final ErasureReports reports;
    private final CandidateService candidates;
    private final Clock clock;

    CandidateErasureService(ErasureReports reports, CandidateService candidates, Clock clock) {
        this.reports = reports;
        this.candidates = candidates;
        this.clock = clock;
    }

    /** The same for who does not look at the report. */
    public void request(String organization, String candidateId, String by) {
        begin(organization, candidateId, IfMatch.any(), by);
    }

    /** The report is there before anybody can answer. Asking again begins what was cut off, and nothing else. */
    ErasureReport begin(String organization, String candidateId, IfMatch ifMatch, String by) {
        ifMatch.check(candidates.version(organization, candidateId));
        ErasureReport report = reports.insertOrFind(ErasureReport.request(
                organization, candidateId, by, clock.instant().truncatedTo(ChronoUnit.MILLIS)));
        candidates.erase(organization, candidateId);
        return report;
    }

    ErasureReport get(String organization, String candidateId) {
        return reports.find(organization, candidateId).orElseThrow(() -> new NotFound("erasure"));
    }

    void completed(String organization, ErasureCompleted event) {
        try {
            reports.change(organization, event.candidateId(), report -> report.completed(event));
        } catch (NotFound e) {
            throw new RejectedEvent("nobody has asked to erase candidate " + event.candidateId(), e);
        }
    }
}
