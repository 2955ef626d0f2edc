package dev.hiring.embedded.store;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A document's key in the collection's map: its id in the form in which equal ids are equal objects, since 1, 1L and 1.0
 * are the same id to a client.
 */
final class Position {

    private Position() {}

    static Object of(Document document) {
        return ofId(document.get("_id"));
    }

    static Object ofId(@Nullable Object id) {
        if (id instanceof String || id instanceof UUID) {
            return id;
        }
        Object[] values = {id};
        return Missing.ofNullable(new KeyValue(values).normalized().get(0));
    }
}
