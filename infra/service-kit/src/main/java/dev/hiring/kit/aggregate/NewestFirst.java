package dev.hiring.kit.aggregate;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

import dev.hiring.kit.http.Cursor;
import dev.hiring.kit.http.Page;
import dev.hiring.kit.http.PageRequest;

/**
 * The order of most lists: by a time and then by the id, the newest first.
 *
 * @param time the field of the time
 */
public record NewestFirst<T>(Class<T> type, String time, Function<T, Instant> timeOf, Function<T, String> idOf) {

    public Sort sort() {
        return Sort.by(Sort.Direction.DESC, time, "_id");
    }

    /**
     * A page of those that the criteria find. The criteria name the organization: that is the repository's duty, and so is
     * an index of what they name, the time and the id.
     */
    public Page<T> page(MongoOperations mongo, Criteria criteria, PageRequest request) {
        request.cursor().ifPresent(cursor -> {
            Instant last = cursor.instant(0);
            criteria.orOperator(
                    where(time).lt(last), where(time).is(last).and("_id").lt(cursor.key(1)));
        });
        List<T> rows = mongo.find(Query.query(criteria).with(sort()).limit(request.limit() + 1), type);
        return Page.of(rows, request.limit(), row -> Cursor.of(timeOf.apply(row).toString(), idOf.apply(row)));
    }
}
