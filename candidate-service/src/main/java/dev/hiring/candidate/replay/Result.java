package dev.hiring.candidate.replay;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What came of a replay.
 *
 * @param applications all that the log or the store knows of the job
 * @param decided on how many of them the policy has decided, by the log
 * @param overridden how many a person decided otherwise on; those decisions stand as they are
 * @param newer how many have changed since the replay began, and are not compared
 * @param equal how many stand as the log says
 * @param different how many do not
 * @param kinds how often there is each kind of difference
 */
record Result(
        int applications, int decided, int overridden, int newer, int equal, int different, List<KindCount> kinds) {

    Result {
        kinds = List.copyOf(kinds);
    }

    /**
     * How often there is a kind of difference.
     *
     * @param kind what differs
     * @param count of the applications
     */
    record KindCount(Difference.Kind kind, int count) {}

    /** Counts application by application. */
    static final class Count {

        private final Map<Difference.Kind, Integer> kinds = new EnumMap<>(Difference.Kind.class);
        private int applications;
        private int decided;
        private int overridden;
        private int newer;
        private int different;

        void add(Comparison comparison) {
            applications++;
            decided += comparison.isDecided() ? 1 : 0;
            overridden += comparison.isOverridden() ? 1 : 0;
            newer += comparison.isNewer() ? 1 : 0;
            comparison.difference().ifPresent(difference -> {
                different++;
                difference.kinds().forEach(kind -> kinds.merge(kind, 1, Integer::sum));
            });
        }

        int applications() {
            return applications;
        }

        Result result() {
            return new Result(
                    applications,
                    decided,
                    overridden,
                    newer,
                    applications - newer - different,
                    different,
                    kinds.entrySet().stream()
                            .map(each -> new KindCount(each.getKey(), each.getValue()))
                            .toList());
        }
    }
}
