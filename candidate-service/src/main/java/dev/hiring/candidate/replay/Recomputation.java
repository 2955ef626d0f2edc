package dev.hiring.candidate.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

import dev.hiring.candidate.job.Job;
import dev.hiring.candidate.policy.Decision;
import dev.hiring.candidate.policy.Outcome;
import dev.hiring.candidate.policy.Outlook;
import dev.hiring.candidate.policy.PolicyRevision;
import dev.hiring.candidate.policy.Score;

/**
 * Makes the policy's decisions once more, from the final scores in the log and the policies that the job has had. When a
 * decision was made is what the log says of it, for it does not say when a score was taken in: so the order in which
 * places were given is taken from it, too, and whether each of them was free is not.
 */
final class Recomputation {

    /** How far the clocks of several instances may be apart, and how long a decision may be under way. */
    private static final Duration TOLERANCE = Duration.ofSeconds(10);

    /**
     * @param decision null if there would be none
     * @param score on which it is decided, null where the log has none
     * @param why there would be no decision
     */
    record Expected(@Nullable Decision decision, @Nullable Score score, String why) {

        private static Expected none(@Nullable Score score, String why) {
            return new Expected(null, score, why);
        }

        private static Expected of(Decision decision, Score score) {
            return new Expected(decision, score, "");
        }
    }

    private final List<String> assessmentIds;
    private final List<PolicyRevision> policies;
    private final Instant now;
    private final @Nullable Instant chosenAt;
    private final @Nullable Outlook outlook;
    private final Moments placesTaken = new Moments();
    private final Moments placesLeft = new Moments();

    /**
     * @param over whether the job is closed and nobody is in the test any more
     * @param rows gives what the log tells of each application; asked several times
     */
    Recomputation(Job job, boolean over, Instant now, Consumer<Consumer<ReplayedApplication>> rows) {
        this.assessmentIds = job.assessmentIds();
        this.policies = job.policies();
        this.now = now;
        this.chosenAt = firstChosen(rows)
                .or(() -> over ? Optional.of(now) : Optional.empty())
                .orElse(null);
        this.outlook =
                chosenAt != null && job.policy().policy().takesBest() ? outlook(job.policy(), chosenAt, rows) : null;
        rows.accept(this::countPlaces);
    }

    /** Only at closing ranks are given. */
    private static Optional<Instant> firstChosen(Consumer<Consumer<ReplayedApplication>> rows) {
        Instant[] first = {Instant.MAX};
        rows.accept(row -> row.lastTold()
                .filter(told -> told.rank() != null && told.decidedAt().isBefore(first[0]))
                .ifPresent(told -> first[0] = told.decidedAt()));
        return first[0].equals(Instant.MAX) ? Optional.empty() : Optional.of(first[0]);
    }

    private Outlook outlook(PolicyRevision closing, Instant chosenAt, Consumer<Consumer<ReplayedApplication>> rows) {
        int[] cohort = {0};
        rows.accept(row -> {
            if (isThere(row, chosenAt) && newest(scoresOf(row), chosenAt).isPresent()) {
                cohort[0]++;
            }
        });
        // The places of a rolling policy were given before: whoever is ranked then has none.
        return Outlook.of(
                closing,
                cohort[0],
                () -> Integer.MAX_VALUE,
                scores -> rows.accept(
                        row -> waited(row, chosenAt).ifPresent(score -> scores.accept(row.applicationId(), score))),
                chosenAt);
    }

    /** The score of who waited when the best were chosen. */
    private Optional<Score> waited(ReplayedApplication row, Instant chosenAt) {
        List<Score> scores = scoresOf(row);
        Optional<Decision> told = row.lastTold();
        if (told.isEmpty()) {
            return isThere(row, chosenAt) ? newest(scores, chosenAt) : Optional.empty();
        }
        return told.get().rank() == null
                ? Optional.empty()
                : marking(scores, told.get().scoringVersion()).or(() -> newest(scores, chosenAt));
    }

    private List<Score> scoresOf(ReplayedApplication row) {
        return row.finalScores(assessmentIds);
    }

    private static boolean isThere(ReplayedApplication row, Instant at) {
        Instant withdrawnAt = row.withdrawnAt();
        return withdrawnAt == null || withdrawnAt.isAfter(at);
    }

    private static Optional<Score> newest(List<Score> scores, Instant until) {
        return scores.stream().filter(score -> !score.scoredAt().isAfter(until)).reduce((_, later) -> later);
    }

    private static Optional<Score> marking(List<Score> scores, int version) {
        return scores.stream()
                .filter(score -> score.scoringVersion() == version)
                .findFirst();
    }

    private void countPlaces(ReplayedApplication row) {
        boolean has = false;
        Optional<Decision> told = row.lastTold();
        if (told.isPresent() && told.get().outcome() == Outcome.SHORTLISTED) {
            placesTaken.add(told.get().decidedAt());
            has = true;
        }
        for (ReplayedApplication.ByPerson override : row.overridesInOrder()) {
            boolean gets = override.to() == Outcome.SHORTLISTED;
            if (gets && !has) {
                placesTaken.add(override.decidedAt());
            } else if (!gets && has) {
                placesLeft.add(override.decidedAt());
            }
            has = gets;
        }
        if (has && row.withdrawnAt() != null) {
            placesLeft.add(row.withdrawnAt());
        }
    }

    private int placesHeld(Instant at) {
        return placesTaken.until(at) - placesLeft.until(at);
    }

    /**
     * @param made the decision that is known, as the log tells it or else as it is stored; null where there is none
     */
    Expected expected(ReplayedApplication row, @Nullable Decision made) {
        List<Score> scores = scoresOf(row);
        if (scores.isEmpty()) {
            return Expected.none(null, "the log has no final score of it");
        }
        return made == null ? missing(row, scores) : again(row, scores, made);
    }

    /** What would be decided on somebody of whom no decision is known. */
    private Expected missing(ReplayedApplication row, List<Score> scores) {
        PolicyRevision revision = policies.getLast();
        Score score = grounds(scores, revision);
        if (row.isWithdrawn()) {
            return Expected.none(score, "it was withdrawn");
        }
        Optional<Decision> decision = revision.decide(score, now);
        if (decision.isPresent()) {
            return Expected.of(decision.get(), score);
        }
        if (outlook != null) {
            return Expected.of(outlook.decide(row.applicationId(), score), score);
        }
        if (!revision.policy().isRolling()) {
            return Expected.none(score, "it waits until the job is closed");
        }
        return placesHeld(now) < revision.policy().places(0)
                ? Expected.of(revision.decidePlace(score, now), score)
                : Expected.none(score, "all places are taken");
    }

    /** What would be decided where and when a decision was made. */
    private Expected again(ReplayedApplication row, List<Score> scores, Decision made) {
        Instant at = made.decidedAt();
        PolicyRevision revision = inForce(made);
        Score score = grounds(scores, revision, made);
        Optional<Decision> decision = revision.decide(score, at);
        if (decision.isPresent()) {
            return Expected.of(decision.get(), score);
        }
        if (revision.policy().isRolling() && made.rank() == null && made.outcome() == Outcome.SHORTLISTED) {
            int places = revision.policy().places(0);
            return placesHeld(at) <= places
                    ? Expected.of(revision.decidePlace(score, at), score)
                    : Expected.none(score, "%d had a place at %s, of %d".formatted(placesHeld(at), at, places));
        }
        if (outlook == null || chosenAt == null) {
            return Expected.none(score, "the best had not been chosen at " + at);
        }
        boolean late = made.rank() == null && !score.scoredAt().isBefore(chosenAt.minus(TOLERANCE));
        return Expected.of(late ? revision.decideLate(score, at) : outlook.decide(row.applicationId(), score), score);
    }

    /** The policy at the time of the decision: the one it names, if that had been replaced only just. */
    private PolicyRevision inForce(Decision made) {
        Instant at = made.decidedAt();
        PolicyRevision inForce = policies.getFirst();
        for (PolicyRevision each : policies) {
            boolean begun = !each.since().isAfter(at);
            boolean named = each.version() == made.policyVersion()
                    && !each.since().isAfter(at.plus(TOLERANCE))
                    && inForceUntil(each).isAfter(at.minus(TOLERANCE));
            if (named) {
                return each;
            }
            if (begun) {
                inForce = each;
            }
        }
        return inForce;
    }

    private Instant inForceUntil(PolicyRevision revision) {
        return revision.version() == policies.size()
                ? Instant.MAX
                : policies.get(revision.version()).since();
    }

    /** The first marking that the policy decides on at once; who waits is decided on by the newest. */
    private static Score grounds(List<Score> scores, PolicyRevision revision) {
        return scores.stream()
                .filter(score -> revision.decide(score, score.scoredAt()).isPresent())
                .findFirst()
                .orElseGet(scores::getLast);
    }

    /** The marking that the decision names, unless it should have been made on an earlier one, or on a newer one. */
    private static Score grounds(List<Score> scores, PolicyRevision revision, Decision made) {
        Optional<Score> named = marking(scores, made.scoringVersion());
        if (named.isEmpty()) {
            return grounds(scores, revision);
        }
        boolean waited = revision.decide(named.get(), made.decidedAt()).isEmpty();
        for (Score other : scores) {
            boolean earlier = other.scoringVersion() < made.scoringVersion()
                    && !other.scoredAt().isBefore(revision.since())
                    && revision.decide(other, made.decidedAt()).isPresent();
            boolean newer = other.scoringVersion() > made.scoringVersion()
                    && waited
                    && other.scoredAt().isBefore(made.decidedAt().minus(TOLERANCE));
            if (earlier || newer) {
                return other;
            }
        }
        return named.get();
    }
}
