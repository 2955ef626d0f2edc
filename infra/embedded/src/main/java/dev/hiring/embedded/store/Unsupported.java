package dev.hiring.embedded.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Refuses commands that would seem to work and give other results than MongoDB. */
final class Unsupported {

    private static final int COMMAND_NOT_SUPPORTED = 115;

    private Unsupported() {}

    static void refuse(String command, Document query) {
        refuseCollation(query);
        switch (command) {
            case "createindexes" -> each(query.get("indexes")).forEach(Unsupported::refuseIndex);
            case "update" ->
                each(query.get("updates")).forEach(update -> {
                    refuseCollation(update);
                    refusePipeline(update.get("u"));
                });
            case "findandmodify" -> refusePipeline(query.get("update"));
            default -> {
                // Nothing else is known to be answered wrongly.
            }
        }
    }

    private static void refuseCollation(Document options) {
        if (options.get("collation") instanceof Document collation && !collation.isEmpty()) {
            throw error("collations");
        }
    }

    private static void refusePipeline(@Nullable Object update) {
        if (update instanceof Collection<?>) {
            throw error("updates by an aggregation pipeline");
        }
    }

    private static void refuseIndex(Document index) {
        refuseCollation(index);
        if (index.containsKey("partialFilterExpression")) {
            throw error("partial indexes");
        }
        if (index.get("key") instanceof Document keys) {
            keys.forEach((field, kind) -> {
                if (!(kind instanceof Number)) {
                    throw error("'" + kind + "' indexes");
                }
                if (field.contains("$**")) {
                    throw error("wildcard indexes");
                }
                if (field.matches("(.*\\.)?\\d+(\\..*)?")) {
                    throw error("indexes on an array's element by its number");
                }
            });
        }
    }

    private static List<Document> each(@Nullable Object documents) {
        return documents instanceof Collection<?> all
                ? all.stream().map(Document.class::cast).toList()
                : List.of();
    }

    private static MongoServerError error(String what) {
        return new MongoServerError(
                COMMAND_NOT_SUPPORTED, "CommandNotSupported", "the embedded store does not support " + what);
    }
}
