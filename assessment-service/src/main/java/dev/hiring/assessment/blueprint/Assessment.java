package dev.hiring.assessment.blueprint;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

import dev.hiring.events.AssessmentEvent.AssessmentPublished;
import dev.hiring.events.MarkingScheme;
import dev.hiring.kit.aggregate.Aggregate;
import dev.hiring.kit.aggregate.Change;

/** A test that candidates can be invited to. A draft may be changed at will; once published it stays as it is. */
@Document("assessments")
@CompoundIndex(name = "newest", def = "{'organization': 1, 'createdAt': -1, '_id': -1}")
public record Assessment(
        @Id String id,
        String organization,
        long version,
        State state,
        Design design,
        Instant createdAt,
        @Nullable Instant publishedAt)
        implements Aggregate<Assessment> {

    /** Where an assessment stands. */
    public enum State {
        DRAFT,
        /** Does not change any more. */
        PUBLISHED
    }

    /**
     * @param durationMinutes from start to deadline
     * @param invitationDays from invitation to the last moment to start
     */
    public record Design(
            String title,
            int durationMinutes,
            int invitationDays,
            MarkingScheme markingScheme,
            List<Section> sections) {

        public Design {
            sections = List.copyOf(sections);
        }

        public int questionCount() {
            return sections.stream().mapToInt(Section::questionCount).sum();
        }
    }

    static Change<Assessment> draft(String id, String organization, Design design, Instant now) {
        return Change.of(new Assessment(id, organization, 0, State.DRAFT, design, now, null));
    }

    Change<Assessment> redesign(Design changed) {
        if (isPublished()) {
            throw new AssessmentProblem.Published();
        }
        return Change.of(new Assessment(id, organization, version, state, changed, createdAt, publishedAt));
    }

    /**
     * @param shortages the sections that the question bank cannot fill
     */
    Change<Assessment> publish(List<Shortage> shortages, Instant now) {
        if (isPublished()) {
            return Change.of(this);
        }
        if (!shortages.isEmpty()) {
            throw new AssessmentProblem.Unsatisfiable(shortages);
        }
        return Change.of(
                new Assessment(id, organization, version, State.PUBLISHED, design, createdAt, now),
                new AssessmentPublished(id, design.title(), design.durationMinutes(), design.questionCount(), now));
    }

    public boolean isPublished() {
        return state == State.PUBLISHED;
    }

    @Override
    public Assessment withVersion(long newVersion) {
        return new Assessment(id, organization, newVersion, state, design, createdAt, publishedAt);
    }
}
