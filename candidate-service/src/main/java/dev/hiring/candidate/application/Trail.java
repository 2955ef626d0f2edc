package dev.hiring.candidate.application;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

import dev.hiring.candidate.policy.Decision;
import dev.hiring.events.CandidateEvent.Reason;

/**
 * Who did what with an application and why, in JSON.
 *
 * @param entries the oldest first
 */
record Trail(List<Entry> entries) {

    /** What kind of entry it is. */
    enum What {
        /** The test went on. */
        REACHED,
        /** By the policy. */
        DECIDED,
        /** By a person. */
        OVERRIDDEN,
        MOVED
    }

    /**
     * One thing that happened.
     *
     * @param at when
     * @param from where it stood before, where that was put down
     * @param to where it stood then
     * @param by the subject of the token it was asked for with, null where nobody asked
     * @param policyVersion of decisions
     * @param reasons for people
     */
    record Entry(
            Instant at,
            What what,
            @Nullable Stage from,
            Stage to,
            @Nullable String by,
            @Nullable Integer policyVersion,
            List<String> reasons) {}

    static Trail of(Application application) {
        List<Entry> entries = new ArrayList<>();
        application.moves().stream().map(Trail::moved).forEach(entries::add);
        application.decisionHistory().stream().map(Trail::decided).forEach(entries::add);
        Set<Stage> told = entries.stream().map(Entry::to).collect(Collectors.toSet());
        application.stages().entrySet().stream()
                .filter(reached -> !told.contains(reached.getKey()))
                .map(Trail::reached)
                .forEach(entries::add);
        entries.sort(comparing(Entry::at).thenComparing(Entry::to));
        return new Trail(entries);
    }

    private static Entry reached(Map.Entry<Stage, Instant> reached) {
        return new Entry(reached.getValue(), What.REACHED, null, reached.getKey(), null, null, List.of());
    }

    private static Entry decided(Decision decision) {
        return new Entry(
                decision.decidedAt(),
                decision.decidedBy() == null ? What.DECIDED : What.OVERRIDDEN,
                null,
                Stage.of(decision.outcome()),
                decision.decidedBy(),
                decision.policyVersion(),
                decision.reasons().stream().map(Reason::text).toList());
    }

    private static Entry moved(Move move) {
        return new Entry(
                move.at(),
                What.MOVED,
                move.from(),
                move.to(),
                move.by(),
                null,
                move.reason() == null ? List.of() : List.of(move.reason()));
    }
}
