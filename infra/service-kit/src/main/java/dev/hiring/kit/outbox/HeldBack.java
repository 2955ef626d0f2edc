package dev.hiring.kit.outbox;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * The documents of which an event could not be sent from here. What they get later must not overtake it: it is left to the
 * sweep, which sends in order, until the store says that nothing older waits.
 */
final class HeldBack {

    /** So many take a few megabytes. Beyond, the document that was held first is forgotten. */
    private static final int MOST = 50_000;

    private final SequencedSet<Origin> documents = new LinkedHashSet<>();
    private final MongoOperations mongo;

    HeldBack(MongoOperations mongo) {
        this.mongo = mongo;
    }

    synchronized void hold(Origin document) {
        if (documents.add(document) && documents.size() > MOST) {
            documents.removeFirst();
        }
    }

    /** Whether the event is to stay in its document for now. */
    boolean holds(Origin document, PendingEvent event) {
        if (!isHeld(document)) {
            return false;
        }
        if (!event.id().equals(oldest(document))) {
            return true;
        }
        release(document);
        return false;
    }

    private @Nullable String oldest(Origin document) {
        Document found = mongo.execute(
                document.collection(),
                documents -> documents
                        .find(Filters.eq("_id", document.documentId()))
                        .projection(Projections.include("outbox._id"))
                        .first());
        List<Document> waiting = found == null ? List.of() : found.getList("outbox", Document.class, List.of());
        return waiting.isEmpty() ? null : waiting.getFirst().getString("_id");
    }

    private synchronized boolean isHeld(Origin document) {
        return documents.contains(document);
    }

    private synchronized void release(Origin document) {
        documents.remove(document);
    }
}
