package dev.hiring.candidate.person;

import static java.util.function.Function.identity;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

import dev.hiring.candidate.person.Candidate.Details;
import dev.hiring.kit.http.NotFound;

/** Knows who the candidates are. */
@Service
public final class CandidateService {

    private final Candidates candidates;
    private final Clock clock;

    CandidateService(Candidates candidates, Clock clock) {
        this.candidates = candidates;
        this.clock = clock;
    }

    /** Stores the details as the newest of this candidate; doing it again changes nothing. */
    public Candidate save(String organization, Details details) {
        Candidate stored = candidates.insertOrFind(
                Candidate.of(organization, details, clock.instant().truncatedTo(ChronoUnit.MILLIS)));
        return stored.with(details).state() == stored
                ? stored
                : candidates.change(organization, stored.id(), candidate -> candidate.with(details));
    }

    Candidate get(String organization, String id) {
        return candidates.find(organization, id).orElseThrow(() -> new NotFound("candidate"));
    }

    /** By id; without those that nothing is known of. */
    public Map<String, Candidate> all(String organization, Collection<String> ids) {
        return candidates.findAll(organization, ids).stream().collect(Collectors.toMap(Candidate::id, identity()));
    }

    /** Names by candidate id. */
    public Map<String, String> names(String organization, Collection<String> ids) {
        return candidates.findAll(organization, ids).stream().collect(Collectors.toMap(Candidate::id, Candidate::name));
    }
}
