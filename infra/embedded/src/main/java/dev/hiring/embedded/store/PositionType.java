package dev.hiring.embedded.store;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.h2.mvstore.type.StringDataType;

/** Tells the file how positions are ordered and written: any id that MongoDB allows, in its own encoding. */
final class PositionType extends BasicDataType<Object> {

    static final PositionType INSTANCE = new PositionType();

    private static final String FIELD = "";
    private static final int OBJECT_BYTES = 48;

    /** The first byte of a position: nearly all are texts, which are quicker to write as such. */
    private static final byte TEXT = 0;

    private static final byte ENCODED = 1;

    private PositionType() {}

    @Override
    public int compare(Object left, Object right) {
        if (left instanceof String first && right instanceof String second) {
            return first.compareTo(second);
        }
        int order = KeyOrder.INSTANCE.compare(KeyOrder.keyOf(left), KeyOrder.keyOf(right));
        // The order of an index may call different values equal; two positions are equal only if they are the same.
        return order != 0 || left.equals(right) ? order : Arrays.compare(encode(left), encode(right));
    }

    @Override
    public int getMemory(Object position) {
        return position instanceof String text ? OBJECT_BYTES + 2 * text.length() : 2 * OBJECT_BYTES;
    }

    @Override
    public void write(WriteBuffer buffer, Object position) {
        if (position instanceof String text) {
            buffer.put(TEXT);
            StringDataType.INSTANCE.write(buffer, text);
        } else {
            byte[] encoded = encode(position);
            buffer.put(ENCODED).putVarInt(encoded.length).put(encoded);
        }
    }

    @Override
    public Object read(ByteBuffer buffer) {
        if (buffer.get() == TEXT) {
            return StringDataType.INSTANCE.read(buffer);
        }
        byte[] encoded = new byte[DataUtils.readVarInt(buffer)];
        buffer.get(encoded);
        return Missing.ofNullable(
                BsonDecoder.decodeBson(Unpooled.wrappedBuffer(encoded)).get(FIELD));
    }

    @Override
    public Object[] createStorage(int size) {
        return new Object[size];
    }

    private static byte[] encode(Object position) {
        ByteBuf buffer = Unpooled.buffer(64);
        try {
            BsonEncoder.encodeDocument(new Document(FIELD, position instanceof Missing ? null : position), buffer);
            return ByteBufUtil.getBytes(buffer);
        } finally {
            buffer.release();
        }
    }
}
