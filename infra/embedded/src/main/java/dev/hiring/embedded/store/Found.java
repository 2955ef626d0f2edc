package dev.hiring.embedded.store;

import de.bwaldvogel.mongo.bson.Document;

/** A stored document on its way through a query. */
record Found(byte[] encoded, Document document) {

    static Found of(byte[] encoded) {
        return new Found(encoded, Encoded.decode(encoded));
    }
}
