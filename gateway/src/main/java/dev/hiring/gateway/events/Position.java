package dev.hiring.gateway.events;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * {@link Offsets} as clients keep them: an opaque word that means the same place at every gateway. Inside are a version,
 * per topic the number of its partitions and their offsets as variable-length integers, and a checksum.
 */
final class Position {

    private static final byte VERSION = 1;
    private static final int MOST_CHARACTERS = 8_192;
    private static final int MOST_PARTITIONS = 1_000;
    private static final int MOST_BYTES_OF_NUMBER = 9;

    private Position() {}

    static String of(Offsets offsets) {
        int numbers = Offsets.TOPICS.size();
        for (int topic = 0; topic < Offsets.TOPICS.size(); topic++) {
            numbers += offsets.partitions(topic);
        }
        ByteBuffer bytes = ByteBuffer.allocate(1 + numbers * MOST_BYTES_OF_NUMBER + Integer.BYTES);
        bytes.put(VERSION);
        for (int topic = 0; topic < Offsets.TOPICS.size(); topic++) {
            put(bytes, offsets.partitions(topic));
            for (int partition = 0; partition < offsets.partitions(topic); partition++) {
                put(bytes, offsets.next(topic, partition));
            }
        }
        bytes.putInt(checksum(bytes.array(), bytes.position()));
        ByteBuffer whole =
                Base64.getUrlEncoder().withoutPadding().encode(bytes.flip().slice());
        return new String(whole.array(), 0, 0, whole.limit());
    }

    /** Empty if it is not a position that any gateway could have given. */
    static Optional<Offsets> parse(String position) {
        if (position.length() > MOST_CHARACTERS) {
            return Optional.empty();
        }
        try {
            return parse(Base64.getUrlDecoder().decode(position));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Offsets> parse(byte[] all) {
        int length = all.length - Integer.BYTES;
        if (length < 1 || all[0] != VERSION || ByteBuffer.wrap(all).getInt(length) != checksum(all, length)) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.wrap(all, 1, length - 1);
        Offsets offsets = new Offsets();
        // One that was given before a topic was added ends earlier: that topic is read from its beginning.
        for (int topic = 0; topic < Offsets.TOPICS.size() && bytes.hasRemaining(); topic++) {
            long partitions = number(bytes);
            if (partitions > MOST_PARTITIONS) {
                throw new IllegalArgumentException("too many partitions");
            }
            for (int partition = 0; partition < partitions; partition++) {
                offsets.advance(topic, partition, number(bytes));
            }
        }
        return bytes.hasRemaining() ? Optional.empty() : Optional.of(offsets);
    }

    private static void put(ByteBuffer bytes, long number) {
        long rest = number;
        while (rest > 0x7f) {
            bytes.put((byte) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        bytes.put((byte) rest);
    }

    private static long number(ByteBuffer bytes) {
        long number = 0;
        for (int i = 0; i < MOST_BYTES_OF_NUMBER; i++) {
            if (!bytes.hasRemaining()) {
                throw new IllegalArgumentException("cut off");
            }
            byte next = bytes.get();
            number |= (long) (next & 0x7f) << 7 * i;
            if (next >= 0) {
                return number;
            }
        }
        throw new IllegalArgumentException("too large a number");
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, length);
        return (int) checksum.getValue();
    }
}
