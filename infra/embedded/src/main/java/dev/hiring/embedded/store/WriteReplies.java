package dev.hiring.embedded.store;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Makes bulk writes stop where they should and count what they did, which the library's do not when one of them fails. */
final class WriteReplies {

    private WriteReplies() {}

    /** The reply to an insert, which counts the refused documents as inserted. */
    static Document toInsert(Document command, Document reply) {
        List<Document> errors = documents(reply.get("writeErrors"));
        if (!errors.isEmpty()) {
            int documents = documents(command.get("documents")).size();
            int inserted = isOrdered(command) ? number(errors.getFirst(), "index") : documents - errors.size();
            reply.put("n", inserted);
        }
        return reply;
    }

    /** Runs the updates of an ordered command one by one, up to the first that fails. */
    static Document toUpdate(Document command, UnaryOperator<Document> run) {
        List<Document> updates = documents(command.get("updates"));
        if (!isOrdered(command) || updates.size() < 2) {
            return run.apply(command);
        }
        int matched = 0;
        int modified = 0;
        List<Document> upserted = new ArrayList<>();
        List<Document> errors = List.of();
        Document reply = new Document();
        for (int i = 0; i < updates.size() && errors.isEmpty(); i++) {
            Document one = command.clone();
            one.put("updates", List.of(updates.get(i)));
            reply = run.apply(one);
            matched += number(reply, "n");
            modified += number(reply, "nModified");
            upserted.addAll(atIndex(documents(reply.get("upserted")), i));
            errors = atIndex(documents(reply.get("writeErrors")), i);
        }
        reply.put("n", matched);
        reply.put("nModified", modified);
        putUnlessEmpty(reply, "upserted", upserted);
        putUnlessEmpty(reply, "writeErrors", errors);
        return reply;
    }

    private static void putUnlessEmpty(Document reply, String name, List<Document> values) {
        if (values.isEmpty()) {
            reply.remove(name);
        } else {
            reply.put(name, values);
        }
    }

    private static List<Document> atIndex(List<Document> results, int index) {
        results.forEach(result -> result.put("index", index));
        return results;
    }

    private static boolean isOrdered(Document command) {
        return !Boolean.FALSE.equals(command.get("ordered"));
    }

    private static int number(Document document, String name) {
        return document.get(name) instanceof Number number ? number.intValue() : 0;
    }

    private static List<Document> documents(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().map(Document.class::cast).toList()
                : List.of();
    }
}
