package dev.hiring.candidate.note;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Service;

import dev.hiring.candidate.application.ApplicationService;
import dev.hiring.kit.http.IfMatch;
import dev.hiring.kit.http.NotFound;
import dev.hiring.kit.http.Page;
import dev.hiring.kit.http.PageRequest;

/** Keeps what people write down about applications. */
@Service
class NoteService {

    private final Notes notes;
    private final ApplicationService applications;
    private final Clock clock;

    NoteService(Notes notes, ApplicationService applications, Clock clock) {
        this.notes = notes;
        this.applications = applications;
        this.clock = clock;
    }

    Note write(String id, String organization, String applicationId, String text, String author) {
        applications.get(organization, applicationId);
        return notes.insertOrFind(Note.of(id, organization, applicationId, text, author, now()));
    }

    Page<Note> page(String organization, String applicationId, PageRequest request) {
        applications.get(organization, applicationId);
        return notes.page(organization, applicationId, request);
    }

    Note get(String organization, String applicationId, String id) {
        return notes.find(organization, id)
                .filter(note -> note.applicationId().equals(applicationId))
                .orElseThrow(() -> new NotFound("note"));
    }

    Note edit(String organization, String applicationId, String id, IfMatch ifMatch, String text, String by) {
        get(organization, applicationId, id);
        return notes.change(organization, id, ifMatch, note -> note.edit(text, by, now()));
    }

    void delete(String organization, String applicationId, String id, IfMatch ifMatch, String by) {
        Note note = get(organization, applicationId, id);
        ifMatch.check(note.version());
        note.requireAuthor(by);
        if (!notes.delete(organization, note)) {
            // Changed or deleted since it was read.
            delete(organization, applicationId, id, ifMatch, by);
        }
    }

    /** The store keeps milliseconds. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
