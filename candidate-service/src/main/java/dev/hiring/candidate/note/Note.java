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
 * @param sealedText sealed with the candidate's key
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
        String sealedText,
        String author,
        Instant createdAt,
        @Nullable Instant editedAt)
        implements Aggregate<Note> {

    static Change<Note> of(
            String id, String organization, String applicationId, String sealedText, String author, Instant now) {
        return Change.of(new Note(id, organization, 0, applicationId, sealedText, author, now, null));
    }

    Change<Note> edit(String changedSealedText, Instant now) {
        return Change.of(new Note(id, organization, version, applicationId, changedSealedText, author, createdAt, now));
    }

    void requireAuthor(String by) {
        if (!author.equals(by)) {
            throw new NoteProblem.NotYours();
        }
    }

    @Override
    public Note withVersion(long next) {
        return new Note(id, organization, next, applicationId, sealedText, author, createdAt, editedAt);
    }

    /** Personal data stays out of logs. */
    @Override
    public String toString() {
        return "Note[" + id + "]";
    }
}
