package dev.hiring.embedded.store;

import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How the documents are found that a query may match, so that as few as possible have to be read. */
final class QueryPlan {

    /** Beyond this many, counting on costs more than the difference is worth. */
    private static final int COUNT_LIMIT = 1_000;

    /** Up to this many, reading all and sorting them is cheaper than reading in order and skipping others. */
    private static final int SORT_LIMIT = 200;

    private final IndexScan scan;
    private final @Nullable DocumentOrder order;

    private QueryPlan(IndexScan scan, @Nullable DocumentOrder order) {
        this.scan = scan;
        this.order = order;
    }

    /**
     * The best plan with a collection's indexes.
     *
     * @param limited whether a part of the matches will do, which makes it worth while to read them in order
     * @return null when all documents have to be read
     */
    static @Nullable QueryPlan choose(
            List<Index<Object>> indexes, Document query, @Nullable DocumentOrder order, boolean limited) {
        Conditions conditions = Conditions.of(query);
        List<IndexScan> scans = indexes.stream()
                .filter(OrderedIndex.class::isInstance)
                .map(index -> IndexScan.of((OrderedIndex) index, conditions))
                .toList();
        IndexScan cheapest =
                cheapest(scans.stream().filter(IndexScan::isNarrowed).toList());
        if (order != null && limited && (cheapest == null || cheapest.countUpTo(SORT_LIMIT) == SORT_LIMIT)) {
            IndexScan ordered = scans.stream()
                    .filter(scan -> scan.provides(order))
                    .findFirst()
                    .orElse(null);
            if (ordered != null) {
                return new QueryPlan(ordered, order);
            }
        }
        return cheapest == null ? null : new QueryPlan(cheapest, null);
    }

    private static @Nullable IndexScan cheapest(List<IndexScan> scans) {
        if (scans.size() == 1) {
            return scans.getFirst();
        }
        IndexScan best = null;
        int fewest = COUNT_LIMIT;
        for (IndexScan scan : scans) {
            int count = scan.countUpTo(fewest);
            if (best == null || count < fewest || (count == fewest && scan.fields() > best.fields())) {
                best = scan;
                fewest = count;
            }
        }
        return best;
    }

    /** Whether the documents come in the order that the query asks for. */
    boolean isOrdered() {
        return order != null;
    }

    /** Each document once. */
    Stream<Object> positions() {
        return scan.positions(order != null && order.isDescending());
    }
}
