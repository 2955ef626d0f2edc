package dev.hiring.candidate.whatif;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

import dev.hiring.candidate.application.Stage;
import dev.hiring.candidate.application.Standing;
import dev.hiring.candidate.policy.Outcome;
import dev.hiring.candidate.whatif.WhatIf.Difference;
import dev.hiring.candidate.whatif.WhatIf.Differences;
import dev.hiring.candidate.whatif.WhatIf.LeftOut;
import dev.hiring.candidate.whatif.WhatIf.Outcomes;
import dev.hiring.candidate.whatif.WhatIf.Would;
import dev.hiring.kit.http.Cursor;
import dev.hiring.kit.http.Page;
import dev.hiring.kit.http.PageRequest;

/** Counts what would change, and keeps of it what one page holds, however much there is. */
final class Tally {

    /** A place in the list: the difference, then the place in the ranking. */
    private record Place(int difference, String rankKey) {

        static final Comparator<Place> ORDER =
                Comparator.comparing(Place::difference).thenComparing(Place::rankKey);

        Cursor cursor() {
            return Cursor.of(Integer.toString(difference), rankKey);
        }
    }

    private record Row(Place place, Found found) {

        static final Comparator<Row> ORDER = Comparator.comparing(Row::place, Place.ORDER);
    }

    /** An application that would stand otherwise. */
    record Found(Difference difference, String applicationId, Would then) {}

    private final @Nullable Difference wanted;
    private final int limit;
    private final Place after;
    private final PriorityQueue<Row> rows = new PriorityQueue<>(Row.ORDER.reversed());
    private final Map<Outcome, Integer> now = new EnumMap<>(Outcome.class);
    private final Map<Outcome, Integer> then = new EnumMap<>(Outcome.class);
    private final Map<Difference, Integer> differences = new EnumMap<>(Difference.class);
    private int considered;
    private int withoutFinalScore;
    private int withdrawn;
    private int decidedByPerson;

    /**
     * @param wanted the only difference that is listed, null for all
     */
    Tally(@Nullable Difference wanted, PageRequest request) {
        this.wanted = wanted;
        this.limit = request.limit();
        this.after = request.cursor()
                .map(cursor -> new Place(Math.clamp(cursor.integer(0), 0, Integer.MAX_VALUE), cursor.key(1)))
                .orElse(new Place(0, ""));
    }

    void leaveOut(Standing standing) {
        if (standing.stage() == Stage.WITHDRAWN) {
            withdrawn++;
        } else if (standing.isDecidedByPerson()) {
            decidedByPerson++;
        } else {
            withoutFinalScore++;
        }
    }

    void same(Outcome outcome) {
        count(outcome, outcome);
    }

    void differs(Found found, @Nullable Outcome stands, String rankKey) {
        count(stands, found.then().outcome());
        differences.merge(found.difference(), 1, Integer::sum);
        Place place = new Place(found.difference().ordinal(), rankKey);
        if ((wanted == null || wanted == found.difference()) && Place.ORDER.compare(place, after) > 0) {
            rows.add(new Row(place, found));
            if (rows.size() > limit + 1) {
                rows.remove();
            }
        }
    }

    private void count(@Nullable Outcome stands, Outcome wouldStand) {
        considered++;
        then.merge(wouldStand, 1, Integer::sum);
        if (stands != null) {
            now.merge(stands, 1, Integer::sum);
        }
    }

    int considered() {
        return considered;
    }

    LeftOut leftOut() {
        return new LeftOut(withoutFinalScore, withdrawn, decidedByPerson);
    }

    Outcomes now() {
        return outcomes(now);
    }

    Outcomes then() {
        return outcomes(then);
    }

    private Outcomes outcomes(Map<Outcome, Integer> counts) {
        int decided = counts.values().stream().mapToInt(Integer::intValue).sum();
        return new Outcomes(
                counts.getOrDefault(Outcome.SHORTLISTED, 0),
                counts.getOrDefault(Outcome.NOT_SELECTED, 0),
                counts.getOrDefault(Outcome.NEEDS_REVIEW, 0),
                considered - decided);
    }

    Differences differences() {
        int comesIn = differences.getOrDefault(Difference.COMES_IN, 0);
        int fallsOut = differences.getOrDefault(Difference.FALLS_OUT, 0);
        int alters = differences.getOrDefault(Difference.ALTERS, 0);
        return new Differences(comesIn, fallsOut, alters, considered - comesIn - fallsOut - alters);
    }

    Page<Found> found() {
        List<Row> sorted = new ArrayList<>(rows);
        sorted.sort(Row.ORDER);
        return Page.of(sorted, limit, row -> row.place().cursor()).map(Row::found);
    }
}
