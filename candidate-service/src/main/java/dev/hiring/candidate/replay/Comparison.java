package dev.hiring.candidate.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

import dev.hiring.candidate.application.Application;
import dev.hiring.candidate.application.Stage;
import dev.hiring.candidate.policy.Decision;
import dev.hiring.candidate.policy.Score;
import dev.hiring.candidate.replay.Difference.Kind;
import dev.hiring.candidate.replay.Recomputation.Expected;
import dev.hiring.events.CandidateEvent.Reason;

/**
 * What is stored of one application beside what follows from the log.
 *
 * @param isDecided whether the policy has decided, by the log
 * @param isOverridden whether a person has
 * @param isNewer whether something has happened since the replay began, so that there is nothing to compare
 */
record Comparison(boolean isDecided, boolean isOverridden, boolean isNewer, Optional<Difference> difference) {

    static Comparison of(
            ReplayedApplication row, @Nullable Application stored, Recomputation recomputation, Instant startedAt) {
        Decision told = row.lastTold().orElse(null);
        boolean overridden = !row.overrides().isEmpty();
        if (stored == null) {
            Expected expected = recomputation.expected(row, told);
            return new Comparison(
                    expected.decision() != null,
                    overridden,
                    false,
                    Optional.of(new Difference(
                            List.of(Kind.APPLICATION_NOT_STORED),
                            "stored: nothing; from the log: " + text(expected),
                            null,
                            expected.decision())));
        }
        Decision machine = byPolicy(stored);
        Expected expected = recomputation.expected(row, told == null ? machine : told);
        boolean newer = isNewer(row, stored, startedAt);
        return new Comparison(
                expected.decision() != null,
                overridden,
                newer,
                newer ? Optional.empty() : difference(row, stored, machine, told, expected));
    }

    private static @Nullable Decision byPolicy(Application stored) {
        return stored.decisionHistory().stream()
                .filter(decision -> decision.decidedBy() == null)
                .reduce((_, later) -> later)
                .orElse(null);
    }

    private static boolean isNewer(ReplayedApplication row, Application stored, Instant startedAt) {
        return stored.receivedAt().isAfter(startedAt)
                || stored.stages().values().stream().anyMatch(at -> at.isAfter(startedAt))
                || stored.decisionHistory().stream()
                        .anyMatch(decision -> decision.decidedAt().isAfter(startedAt))
                || row.markings().values().stream()
                        .anyMatch(score -> score.scoredAt().isAfter(startedAt));
    }

    private static Optional<Difference> difference(
            ReplayedApplication row,
            Application stored,
            @Nullable Decision machine,
            @Nullable Decision told,
            Expected expected) {
        List<Kind> kinds = new ArrayList<>();
        if (row.receivedAt() == null) {
            kinds.add(Kind.APPLICATION_NOT_IN_LOG);
        }
        Decision replayed = expected.decision();
        if (machine != null && replayed != null) {
            addDeviations(machine, replayed, kinds);
        } else if (machine != null) {
            kinds.add(expected.score() == null ? Kind.SCORE_NOT_IN_LOG : Kind.DECIDED_TOO_EARLY);
        } else if (told != null) {
            kinds.add(Kind.DECISION_NOT_STORED);
        } else if (replayed != null && stored.stage() != Stage.WITHDRAWN) {
            kinds.add(Kind.SCORE_NOT_APPLIED);
        }
        if (machine != null && told == null) {
            kinds.add(Kind.DECISION_NOT_TOLD);
        } else if (machine != null && !isSame(machine, told)) {
            kinds.add(Kind.TOLD_OTHERWISE);
        }
        if (!overrides(stored).equals(row.overridesInOrder())) {
            kinds.add(Kind.OVERRIDES);
        }
        return kinds.isEmpty()
                ? Optional.empty()
                : Optional.of(new Difference(
                        kinds, explanation(kinds, row, stored, machine, told, expected), machine, replayed));
    }

    private static void addDeviations(Decision stored, Decision replayed, List<Kind> kinds) {
        addIf(stored.outcome() != replayed.outcome(), Kind.OUTCOME, kinds);
        addIf(!Objects.equals(stored.rank(), replayed.rank()), Kind.RANK, kinds);
        addIf(!stored.reasons().equals(replayed.reasons()), Kind.REASONS, kinds);
        addIf(stored.policyVersion() != replayed.policyVersion(), Kind.POLICY_VERSION, kinds);
        addIf(stored.scoringVersion() != replayed.scoringVersion(), Kind.SCORE_VERSION, kinds);
    }

    private static void addIf(boolean deviates, Kind kind, List<Kind> kinds) {
        if (deviates) {
            kinds.add(kind);
        }
    }

    private static boolean isSame(Decision one, @Nullable Decision other) {
        return other != null
                && one.outcome() == other.outcome()
                && one.policyVersion() == other.policyVersion()
                && one.scoringVersion() == other.scoringVersion()
                && one.reasons().equals(other.reasons())
                && Objects.equals(one.rank(), other.rank());
    }

    private static List<ReplayedApplication.ByPerson> overrides(Application stored) {
        return stored.decisionHistory().stream()
                .filter(decision -> decision.decidedBy() != null)
                .map(decision -> new ReplayedApplication.ByPerson(decision.outcome(), decision.decidedAt()))
                .toList();
    }

    private static String explanation(
            List<Kind> kinds,
            ReplayedApplication row,
            Application stored,
            @Nullable Decision machine,
            @Nullable Decision told,
            Expected expected) {
        StringBuilder text = new StringBuilder("stored: ").append(text(machine)).append("; from the log: ");
        if (kinds.contains(Kind.APPLICATION_NOT_IN_LOG)) {
            text.append("the application is not in it, ");
        }
        text.append(text(expected));
        Score score = expected.score();
        if (score != null && (machine == null || machine.scoringVersion() < score.scoringVersion())) {
            text.append("; score ")
                    .append(score.scoringVersion())
                    .append(", final since ")
                    .append(score.scoredAt())
                    .append(", was never applied");
        }
        if (kinds.contains(Kind.DECISION_NOT_TOLD)) {
            text.append("; the decision was never told");
        }
        if (kinds.contains(Kind.TOLD_OTHERWISE) || kinds.contains(Kind.DECISION_NOT_STORED)) {
            text.append("; told: ").append(text(told));
        }
        if (kinds.contains(Kind.OVERRIDES)) {
            text.append("; people decided, as stored: ")
                    .append(text(overrides(stored)))
                    .append(", as told: ")
                    .append(text(row.overridesInOrder()));
        }
        return text.toString();
    }

    private static String text(Expected expected) {
        return expected.decision() == null ? "no decision, for " + expected.why() : text(expected.decision());
    }

    private static String text(@Nullable Decision decision) {
        return decision == null
                ? "no decision"
                : "%s under policy %d on score %d (%s)"
                        .formatted(
                                decision.outcome(),
                                decision.policyVersion(),
                                decision.scoringVersion(),
                                decision.reasons().stream().map(Reason::text).collect(Collectors.joining("; ")));
    }

    private static String text(List<ReplayedApplication.ByPerson> overrides) {
        return overrides.isEmpty()
                ? "nothing"
                : overrides.stream().map(each -> each.to().name()).collect(Collectors.joining(", then "));
    }
}
