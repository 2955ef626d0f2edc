package dev.hiring.candidate.note;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

import dev.hiring.candidate.application.Application;
import dev.hiring.candidate.application.ApplicationService;
import dev.hiring.kit.aggregate.Change;
import dev.hiring.kit.http.IfMatch;
import dev.hiring.kit.http.NotFound;
import dev.hiring.kit.http.Page;
import dev.hiring.kit.http.PageRequest;
import dev.hiring.kit.http.StandardProblem;
import dev.hiring.kit.privacy.CandidateKey;
import dev.hiring.kit.privacy.CandidateKeys;

/** Keeps what people write down about applications. */
@Service
class NoteService {

    private final Notes notes;
    private final ApplicationService applications;
    private final CandidateKeys keys;
    private final Clock clock;

    NoteService(Notes notes, ApplicationService applications, CandidateKeys keys, Clock clock) {
        this.notes = notes;
        this.applications = applications;
        this.keys = keys;
        this.clock = clock;
    }

    ReadNote write(String id, String organization, String applicationId, String text, String author) {
        CandidateKey key = keyOf(organization, applicationId).orElseThrow(StandardProblem::candidateErased);
        return read(notes.insertOrFind(Note.of(id, organization, applicationId, key.seal(text), author, now())), key);
    }

    /** Of an erased candidate there are none. */
    Page<ReadNote> page(String organization, String applicationId, PageRequest request) {
        return keyOf(organization, applicationId)
                .map(key -> notes.page(organization, applicationId, request).map(note -> read(note, key)))
                .orElseGet(() -> new Page<>(List.of(), null));
    }

    /** All on a candidate's applications. Of an erased candidate there are none. */
    List<ReadNote> ofCandidate(String organization, String candidateId) {
        List<Application> theirs = applications.ofCandidate(organization, candidateId);
        if (theirs.isEmpty()) {
            return List.of();
        }
        return keys.find(organization, candidateId).stream()
                .flatMap(key -> theirs.stream()
                        .flatMap(application -> notes.all(organization, application.id()).stream())
                        .map(note -> read(note, key)))
                .toList();
    }

    ReadNote get(String organization, String applicationId, String id) {
        Note note = find(organization, applicationId, id);
        return keyOf(organization, applicationId).map(key -> read(note, key)).orElseThrow(NoteService::notFound);
    }

    ReadNote edit(String organization, String applicationId, String id, IfMatch ifMatch, String text, String by) {
        find(organization, applicationId, id);
        CandidateKey key = keyOf(organization, applicationId).orElseThrow(NoteService::notFound);
        Note edited = notes.change(organization, id, ifMatch, note -> {
            note.requireAuthor(by);
            return read(note, key).text().equals(text) ? Change.of(note) : note.edit(key.seal(text), now());
        });
        return read(edited, key);
    }

    /** Deletes all notes on a candidate's applications. */
    long forget(String organization, String candidateId) {
        return applications.ofCandidate(organization, candidateId).stream()
                .mapToLong(application -> notes.deleteAll(organization, application.id()))
                .sum();
    }

    void delete(String organization, String applicationId, String id, IfMatch ifMatch, String by) {
        Note note = find(organization, applicationId, id);
        ifMatch.check(note.version());
        note.requireAuthor(by);
        if (!notes.delete(organization, note)) {
            // Changed or deleted since it was read.
            delete(organization, applicationId, id, ifMatch, by);
        }
    }

    private static ReadNote read(Note note, CandidateKey key) {
        return new ReadNote(note, key.open(note.sealedText()));
    }

    /** Empty when the candidate was erased. */
    private Optional<CandidateKey> keyOf(String organization, String applicationId) {
        Application application = applications.get(organization, applicationId);
        return application.erasedAt() == null ? keys.find(organization, application.candidateId()) : Optional.empty();
    }

    private Note find(String organization, String applicationId, String id) {
        return notes.find(organization, id)
                .filter(note -> note.applicationId().equals(applicationId))
                .orElseThrow(NoteService::notFound);
    }

    private static NotFound notFound() {
        return new NotFound("note");
    }

    /** The store keeps milliseconds. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
