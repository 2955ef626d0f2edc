package dev.hiring.question.bank;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

import dev.hiring.events.AnswerKeyEvent.AnswerKeyPublished;
import dev.hiring.events.QuestionEvent.QuestionPublished;
import dev.hiring.events.QuestionEvent.QuestionRetired;
import dev.hiring.kit.aggregate.Aggregate;
import dev.hiring.kit.aggregate.Change;

/**
 * A question of one organization, from its first draft to its retirement. What was published never changes: a
 * revision becomes the next version.
 *
 * @param publishedVersion counts the published versions from 1; 0 before the first
 * @param adoptedVersion the published version that came from the library last, 0 if none did
 * @param content what stands and what a search finds: the newest published version, before the first the draft
 * @param revision what the next version will say, if somebody is working on one
 * @param publishedAt when {@code content} was published
 */
@Document("questions")
@CompoundIndex(name = "newest", def = "{'organization': 1, 'createdAt': -1, '_id': -1}")
record Question(
        @Id String id,
        String organization,
        long version,
        QuestionState state,
        int publishedVersion,
        int adoptedVersion,
        Content content,
        @Nullable Content revision,
        Instant createdAt,
        Instant changedAt,
        @Nullable Instant publishedAt)
        implements Aggregate<Question> {

    /** Keeps the history of a question readable; whoever gets here writes a new question. */
    static final int MAX_VERSIONS = 100;

    static Change<Question> draft(String id, String organization, Content content, Instant now) {
        return Change.of(new Question(id, organization, 0, QuestionState.DRAFT, 0, 0, content, null, now, now, null));
    }

    /** A question of the library, published at once. */
    static Change<Question> adopted(String id, String organization, Content content, Instant now) {
        return draft(id, organization, content, now).state().published(content, 1, now);
    }

    Change<Question> revise(Content newer, Instant now) {
        refuseIfRetired();
        if (state == QuestionState.DRAFT) {
            return newer.equals(content) ? Change.of(this) : Change.of(with(newer, null, now));
        }
        // Going back to what is published leaves nothing to publish.
        Content next = newer.equals(content) ? null : newer;
        return Objects.equals(next, revision) ? Change.of(this) : Change.of(with(content, next, now));
    }

    /** Without anything new to publish nothing happens, so a repeated command is harmless. */
    Change<Question> publish(Instant now) {
        refuseIfRetired();
        Content draft = draft();
        return draft == null ? Change.of(this) : published(draft, adoptedVersion, now);
    }

    /** Follows a change of the library, unless the organization has put words of its own in place of the library's. */
    Change<Question> adopt(Content library, Instant now) {
        boolean untouched = state == QuestionState.PUBLISHED && publishedVersion == adoptedVersion && revision == null;
        return untouched && !library.equals(content) ? published(library, publishedVersion + 1, now) : Change.of(this);
    }

    Change<Question> retire(Instant now) {
        if (state == QuestionState.RETIRED) {
            return Change.of(this);
        }
        Question retired = new Question(
                id,
                organization,
                version,
                QuestionState.RETIRED,
                publishedVersion,
                adoptedVersion,
                content,
                null,
                createdAt,
                now,
                publishedAt);
        // Nobody has heard of a draft, so nobody is told that it is gone.
        return publishedVersion == 0
                ? Change.of(retired)
                : Change.of(retired, new QuestionRetired(id, publishedVersion, now));
    }

    /** What is not published yet. */
    @Nullable
    Content draft() {
        return publishedVersion == 0 ? content : revision;
    }

    /** The newest version that was published. */
    @Nullable
    PublishedVersion newest() {
        return publishedAt == null ? null : new PublishedVersion(publishedVersion, content, publishedAt);
    }

    @Override
    public Question withVersion(long newVersion) {
        return new Question(
                id,
                organization,
                newVersion,
                state,
                publishedVersion,
                adoptedVersion,
                content,
                revision,
                createdAt,
                changedAt,
                publishedAt);
    }

    private Change<Question> published(Content newest, int adopted, Instant now) {
        int number = publishedVersion + 1;
        if (number > MAX_VERSIONS) {
            throw new QuestionProblem.TooManyVersions();
        }
        return Change.of(
                new Question(
                        id,
                        organization,
                        version,
                        QuestionState.PUBLISHED,
                        number,
                        adopted,
                        newest,
                        null,
                        createdAt,
                        now,
                        now),
                new QuestionPublished(
                        id,
                        number,
                        newest.kind(),
                        newest.prompt(),
                        newest.options(),
                        newest.skills(),
                        newest.topic(),
                        newest.level(),
                        newest.style(),
                        newest.estimatedSeconds(),
                        newest.marks(),
                        now),
                new AnswerKeyPublished(
                        id, number, newest.marks(), newest.answerKey(), newest.prompt(), newest.guidance(), now));
    }

    private Question with(Content newContent, @Nullable Content newRevision, Instant now) {
        return new Question(
                id,
                organization,
                version,
                state,
                publishedVersion,
                adoptedVersion,
                newContent,
                newRevision,
                createdAt,
                now,
                publishedAt);
    }

    private void refuseIfRetired() {
        if (state == QuestionState.RETIRED) {
            throw new QuestionProblem.Retired();
        }
    }
}
