package dev.hiring.embedded.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Answers commands, and answers those that write only when what they wrote is in the file. */
final class StoreBackend extends AbstractMongoBackend {

    /** As many as MongoDB sends when the client does not say. */
    private static final int FIRST_BATCH = 101;

    private static final Set<String> WRITES = Set.of(
            "insert",
            "update",
            "delete",
            "findandmodify",
            "create",
            "createindexes",
            "drop",
            "dropindexes",
            "dropdatabase",
            "renamecollection");

    private final StoreFile file;

    StoreBackend(StoreFile file) {
        this.file = file;
        StoreDatabase.namesIn(file).forEach(this::resolveDatabase);
        file.commit();
    }

    StoreCollection collection(String database, String name) {
        return (StoreCollection) resolveDatabase(database).resolveCollection(name, true);
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String databaseName) {
        return new StoreDatabase(databaseName, file, getCursorRegistry());
    }

    @Override
    public Document handleCommand(Channel channel, String databaseName, String command, Document query) {
        String name = command.toLowerCase(Locale.ROOT);
        if (name.equals("hello")) {
            return super.handleCommand(channel, databaseName, "ismaster", query).append("isWritablePrimary", true);
        }
        if (name.equals("find") && !Utils.isTrue(query.get("singleBatch"))) {
            query.putIfAbsent("batchSize", FIRST_BATCH);
        }
        if (!isWrite(name, query)) {
            return super.handleCommand(channel, databaseName, command, query);
        }
        try {
            return super.handleCommand(channel, databaseName, command, query);
        } finally {
            // A command that fails may have written a part.
            file.commit();
        }
    }

    private static boolean isWrite(String command, Document query) {
        return WRITES.contains(command) || (command.equals("aggregate") && writesItsResult(query));
    }

    private static boolean writesItsResult(Document aggregate) {
        return aggregate.get("pipeline") instanceof List<?> stages
                && !stages.isEmpty()
                && stages.getLast() instanceof Document last
                && (last.containsKey("$merge") || last.containsKey("$out"));
    }

    @Override
    public void close() {
        super.close();
        file.close();
    }
}
