package dev.hiring.candidate.note;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

import dev.hiring.kit.aggregate.Aggregate;
import dev.hiring.kit.aggregate.Change;

/**
 * Somebody's words about an application. Only who wrote them changes them.
 *
 * @param author the subject of the token it was written with
 * @param editedAt null while it reads as it was written
 */
@Document("notes")
@CompoundIndex(name = "newest", def = "{'organization': 1, 'applicationId': 1, 'createdAt': -1, '_id': -1}")
record Note(
        @Id String id,
        String organization,
        long version,
        String applicationId,
        String text,
        String author,
        Instant createdAt,
        @Nullable Instant editedAt)
        implements Aggregate<Note> {

    static Change<Note> of(
            String id, String organization, String applicationId, String text, String author, Instant now) {
        return Change.of(new Note(id, organization, 0, applicationId, text, author, now, null));
    }

    Change<Note> edit(String changed, String by, Instant now) {
        requireAuthor(by);
        return changed.equals(text)
                ? Change.of(this)
                : Change.of(new Note(id, organization, version, applicationId, changed, author, createdAt, now));
    }

    void requireAuthor(String by) {
        if (!author.equals(by)) {
            throw new NoteProblem.NotYours();
        }
    }

    @Override
    public Note withVersion(long next) {
        return new Note(id, organization, next, applicationId, text, author, createdAt, editedAt);
    }

    /** Personal data stays out of logs. */
    @Override
    public String toString() {
        return "Note[" + id + "]";
    }
}
