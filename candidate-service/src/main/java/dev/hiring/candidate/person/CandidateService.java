package dev.hiring.candidate.person;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

import dev.hiring.kit.aggregate.Ids;
import dev.hiring.kit.http.NotFound;
import dev.hiring.kit.privacy.BlindIndex;
import dev.hiring.kit.privacy.CandidateKey;
import dev.hiring.kit.privacy.CandidateKeys;

/** Knows who the candidates are. */
@Service
public final class CandidateService {

    private static final int PAGE = 200;

    private final Candidates candidates;
    private final CandidateKeys keys;
    private final BlindIndex index;
    private final SealedDetails sealing;
    private final Clock clock;

    CandidateService(Candidates candidates, CandidateKeys keys, BlindIndex index, SealedDetails sealing, Clock clock) {
        this.candidates = candidates;
        this.keys = keys;
        this.index = index;
        this.sealing = sealing;
        this.clock = clock;
    }

    /** The id of who has this e-mail address, in any way of writing it. */
    public Optional<String> idOf(String organization, String email) {
        return candidates.findBy(organization, lookup(organization, email)).map(Candidate::id);
    }

    /**
     * Stores the details as the newest of this candidate; doing it again changes nothing.
     *
     * @return the candidate's id
     */
    public String save(String organization, Details details) {
        String lookup = lookup(organization, details.email());
        Candidate stored =
                candidates.findBy(organization, lookup).orElseGet(() -> create(organization, lookup, details));
        CandidateKey key = keys.find(organization, stored.id()).orElse(null);
        if (key == null) {
            // Erased since it was read: whoever applies now is somebody new.
            return save(organization, details);
        }
        if (!isTold(stored, key, details)) {
            String sealed = sealing.seal(key, details);
            candidates.change(organization, stored.id(), candidate -> candidate.with(sealed));
        }
        return stored.id();
    }

    private boolean isTold(Candidate stored, CandidateKey key, Details details) {
        return stored.sealedDetails() != null
                && sealing.open(key, stored.sealedDetails()).equals(details);
    }

    private Candidate create(String organization, String lookup, Details details) {
        String id = Ids.random();
        CandidateKey key = keys.create(organization, id);
        try {
            return candidates.insert(Candidate.of(id, organization, lookup, sealing.seal(key, details), now()));
        } catch (DuplicateKeyException e) {
            return candidates.findBy(organization, lookup).orElseThrow(() -> e);
        }
    }

    private String lookup(String organization, String email) {
        return index.of(organization, "email:" + new EmailAddress(email).folded());
    }

    KnownCandidate get(String organization, String id) {
        return candidates
                .find(organization, id)
                .flatMap(candidate -> open(organization, candidate))
                .orElseThrow(() -> new NotFound("candidate"));
    }

    Optional<KnownCandidate> find(String organization, String email) {
        return candidates
                .findBy(organization, lookup(organization, email))
                .flatMap(candidate -> open(organization, candidate));
    }

    private Optional<KnownCandidate> open(String organization, Candidate candidate) {
        return Optional.ofNullable(details(organization, List.of(candidate)).get(candidate.id()))
                .map(details ->
                        new KnownCandidate(candidate.id(), candidate.version(), details, candidate.createdAt()));
    }

    /** By id; without those that nothing is known of. */
    public Map<String, Details> details(String organization, Collection<String> ids) {
        return details(organization, candidates.findAll(organization, ids));
    }

    private Map<String, Details> details(String organization, List<Candidate> stored) {
        Map<String, CandidateKey> there =
                keys.all(organization, stored.stream().map(Candidate::id).toList());
        Map<String, Details> details = new HashMap<>();
        for (Candidate candidate : stored) {
            CandidateKey key = there.get(candidate.id());
            if (key != null && candidate.sealedDetails() != null) {
                details.put(candidate.id(), sealing.open(key, candidate.sealedDetails()));
            }
        }
        return details;
    }

    /** Begins to forget a candidate: from here on they are not found any more, and whoever holds anything of them is told. */
    public void erase(String organization, String id) {
        candidates.change(organization, id, candidate -> candidate.erase(now()));
    }

    /**
     * Of one who may be erased.
     *
     * @throws NotFound when there never was such a candidate
     */
    public long version(String organization, String id) {
        return candidates
                .find(organization, id)
                .orElseThrow(() -> new NotFound("candidate"))
                .version();
    }

    public boolean isErased(String organization, String id) {
        return candidates.find(organization, id).filter(Candidate::isErased).isPresent();
    }

    /** The candidates who were there before a time and are not erased, the oldest first, a page of ids at a time. */
    public void eachBefore(String organization, Instant time, Consumer<List<String>> pages) {
        Optional<Candidate> last = Optional.empty();
        List<Candidate> page;
        do {
            page = candidates.before(organization, time, last, PAGE);
            pages.accept(page.stream()
                    .filter(candidate -> !candidate.isErased())
                    .map(Candidate::id)
                    .toList());
            last = page.isEmpty() ? Optional.empty() : Optional.of(page.getLast());
        } while (page.size() == PAGE);
    }

    /** The store keeps milliseconds. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
