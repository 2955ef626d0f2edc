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

import dev.hiring.kit.aggregate.Change;
import dev.hiring.kit.aggregate.Ids;
import dev.hiring.kit.http.IfMatch;
import dev.hiring.kit.http.NotFound;
import dev.hiring.kit.privacy.BlindIndex;
import dev.hiring.kit.privacy.CandidateKey;
import dev.hiring.kit.privacy.CandidateKeys;

/** Knows who the candidates are. */
@Service
public final class CandidateService {

    private static final int PAGE = 200;

    /** Who asks for the erasure of a candidate whose key is gone. */
    private static final String LOST_KEY = "lost-key";

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
        Candidate stored = candidates.findBy(organization, lookup).orElse(null);
        if (stored == null) {
            return create(organization, lookup, details);
        }
        CandidateKey key = keys.find(organization, stored.id()).orElse(null);
        if (key == null) {
            // Erased since it was read, or in a vault that is ahead of the store: whoever applies now is somebody new.
            candidates.change(
                    organization,
                    stored.id(),
                    IfMatch.any(),
                    candidate -> candidate.isErased() ? Change.of(candidate) : candidate.erase(LOST_KEY, now()));
            return save(organization, details);
        }
        if (!isTold(stored, key, details)) {
            String sealed = sealing.seal(key, details);
            candidates.change(organization, stored.id(), IfMatch.any(), candidate -> candidate.with(sealed));
        }
        return stored.id();
    }

    private boolean isTold(Candidate stored, CandidateKey key, Details details) {
        return stored.sealedDetails() != null
                && sealing.open(key, stored.sealedDetails()).equals(details);
    }

    private String create(String organization, String lookup, Details details) {
        String id = Ids.random();
        CandidateKey key = keys.create(organization, id);
        try {
            candidates.insert(Candidate.of(id, organization, lookup, sealing.seal(key, details), now()));
            return id;
        } catch (DuplicateKeyException e) {
            // Somebody was faster; the details are as new as these. Of the key nobody ever hears.
            return candidates.findBy(organization, lookup).orElseThrow(() -> e).id();
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

    /**
     * Begins to forget a candidate: from here on they are not found any more, and whoever holds anything of them is told.
     * Asked again, everybody is told again.
     */
    public void erase(String organization, String id, IfMatch ifMatch, String by) {
        candidates.change(organization, id, ifMatch, candidate -> candidate.erase(by, now()));
    }

    /** Empty for one who is not erased, or never was there. */
    public Optional<Erasure> erasure(String organization, String id) {
        return candidates.find(organization, id).map(Candidate::erasure);
    }

    public boolean isErased(String organization, String id) {
        return erasure(organization, id).isPresent();
    }

    /** The candidates who were there before a time and are not erased, the oldest first, a page of ids at a time. */
    public void eachBefore(String organization, Instant time, Consumer<List<String>> pages) {
        Optional<Candidate> last = Optional.empty();
        List<Candidate> page;
        do {
            page = candidates.before(organization, time, last, PAGE);
            pages.accept(page.stream().map(Candidate::id).toList());
            last = page.isEmpty() ? Optional.empty() : Optional.of(page.getLast());
        } while (page.size() == PAGE);
    }

    /** The store keeps milliseconds. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
