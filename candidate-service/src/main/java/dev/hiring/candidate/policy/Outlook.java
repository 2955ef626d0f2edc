package dev.hiring.candidate.policy;

import java.time.Instant;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What a policy makes of many final scores, all of which are known: as if they had come in the order of their marking
 * and the job was closed after the last. It needs eight bytes for each of them.
 */
public final class Outlook {

    private final PolicyRevision policy;
    private final Instant now;
    private final @Nullable Ranking arrivals;
    private final @Nullable Ranking ranking;
    private final Cut cut;

    private Outlook(
            PolicyRevision policy, Instant now, @Nullable Ranking arrivals, @Nullable Ranking ranking, Cut cut) {
        this.policy = policy;
        this.now = now;
        this.arrivals = arrivals;
        this.ranking = ranking;
        this.cut = cut;
    }

    /**
     * @param cohort how many have a final score and are there, for the number of places
     * @param held places of a rolling policy that others have, whatever it says; asked when all scores were given once
     * @param scores gives all scores, with their applications, to whom it is asked by; asked several times
     */
    public static Outlook of(
            PolicyRevision policy,
            int cohort,
            IntSupplier held,
            Consumer<BiConsumer<String, Score>> scores,
            Instant now) {
        ShortlistPolicy asked = policy.policy();
        if (!asked.takesBest()) {
            return new Outlook(policy, now, null, null, new Cut(0, null, null));
        }
        int places = asked.places(cohort);
        if (asked.isRolling()) {
            Ranking arrivals = Ranking.of(entries ->
                    scores.accept((id, score) -> ifOpen(policy, score, now, () -> entries.add(id, arrival(score)))));
            Cut free = new Cut(Math.max(0, places - held.getAsInt()), null, null);
            Ranking waiting = Ranking.of(entries -> scores.accept((id, score) -> ifOpen(policy, score, now, () -> {
                if (arrivals.rank(id, arrival(score)) > free.places()) {
                    entries.add(id, key(asked, score));
                }
            })));
            return new Outlook(policy, now, arrivals, waiting, free);
        }
        Ranking ranking = Ranking.of(entries ->
                scores.accept((id, score) -> ifOpen(policy, score, now, () -> entries.add(id, key(asked, score)))));
        Cut cut = Cut.of(
                places,
                asked.bestPercent() == null ? null : cohort,
                ranking.percentAt(places),
                ranking.percentAt(places + 1));
        return new Outlook(policy, now, null, ranking, cut);
    }

    /** The decision on one of them. */
    public Decision decide(String applicationId, Score score) {
        return policy.decide(score, now).orElseGet(() -> decideOpen(applicationId, score));
    }

    private Decision decideOpen(String applicationId, Score score) {
        if (arrivals != null && arrivals.rank(applicationId, arrival(score)) <= cut.places()) {
            return policy.decidePlace(score, now);
        }
        if (ranking == null) {
            throw new IllegalStateException("only a policy that takes the best leaves open");
        }
        return policy.decideRanked(score, ranking.rank(applicationId, key(policy.policy(), score)), cut, now);
    }

    private static void ifOpen(PolicyRevision policy, Score score, Instant now, Runnable action) {
        if (policy.decide(score, now).isEmpty()) {
            action.run();
        }
    }

    private static long key(ShortlistPolicy policy, Score score) {
        return Ranking.key(policy.percent(score).orElse(score.percent()), score.completedAt());
    }

    private static long arrival(Score score) {
        return score.scoredAt().toEpochMilli();
    }
}
