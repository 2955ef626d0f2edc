package dev.hiring.candidate.retention;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

import dev.hiring.candidate.application.Application;
import dev.hiring.candidate.application.Stage;
import dev.hiring.kit.aggregate.Aggregate;
import dev.hiring.kit.aggregate.Change;

/**
 * How long an organization keeps candidates.
 *
 * @param id the organization's
 * @param eraseAfterDays since something last happened to any of their applications; null where they are kept
 * @param keepHired whether those who were hired are kept
 */
@Document("retention-rules")
record RetentionRule(
        @Id String id,
        String organization,
        long version,
        @Nullable Integer eraseAfterDays,
        boolean keepHired) implements Aggregate<RetentionRule> {

    /** What holds while an organization has said nothing. */
    static RetentionRule none(String organization) {
        return new RetentionRule(organization, organization, 0, null, true);
    }

    Change<RetentionRule> with(@Nullable Integer days, boolean hiredAreKept) {
        RetentionRule changed = new RetentionRule(id, organization, version, days, hiredAreKept);
        return Change.of(changed.equals(this) && version > 0 ? this : changed);
    }

    /** Whoever was last heard of before then is erased. */
    Optional<Instant> limit(Instant now) {
        return Optional.ofNullable(eraseAfterDays).map(days -> now.minus(Duration.ofDays(days)));
    }

    /** @param applications all of a candidate's */
    boolean isOver(Collection<Application> applications, Instant limit) {
        return applications.stream()
                .noneMatch(application ->
                        !application.changedAt().isBefore(limit) || (keepHired && application.stage() == Stage.HIRED));
    }

    @Override
    public RetentionRule withVersion(long next) {
        return new RetentionRule(id, organization, next, eraseAfterDays, keepHired);
    }
}
