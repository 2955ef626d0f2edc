package dev.hiring.embedded.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.wire.BsonConstants;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;

/**
 * Documents as they are kept: encoded. Whoever reads one decodes a copy of its own, so that no reader can see another's
 * half-made change, whatever the library does to the documents it is given.
 */
final class Encoded {

    private static final int TOO_LARGE = 10_334;

    private Encoded() {}

    static byte[] encode(Document document) {
        ByteBuf buffer = Unpooled.buffer(1024);
        try {
            BsonEncoder.encodeDocument(document, buffer);
            if (buffer.readableBytes() > BsonConstants.MAX_BSON_OBJECT_SIZE) {
                throw new MongoServerError(
                        TOO_LARGE,
                        "BSONObjectTooLarge",
                        "the document has " + buffer.readableBytes() + " bytes, " + BsonConstants.MAX_BSON_OBJECT_SIZE
                                + " are allowed");
            }
            return ByteBufUtil.getBytes(buffer);
        } finally {
            buffer.release();
        }
    }

    static Document decode(byte[] bytes) {
        return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bytes));
    }
}
