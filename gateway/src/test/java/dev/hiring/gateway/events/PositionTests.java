package dev.hiring.gateway.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionTests {

    private final Random random = new Random(7);

    @Test
    void meansTheSamePlaceWhereverItIsRead() {
        for (int i = 0; i < 1_000; i++) {
            Offsets offsets = any();

            assertThat(Position.parse(Position.of(offsets))).contains(offsets);
        }
    }

    @Test
    void keepsTheLargestOffset() {
        Offsets offsets = new Offsets();
        offsets.advance(3, 11, Long.MAX_VALUE);

        assertThat(Position.parse(Position.of(offsets))).contains(offsets);
    }

    @Test
    void isShortAndFitsIntoAUrl() {
        Offsets offsets = new Offsets();
        for (int topic = 0; topic < Offsets.TOPICS.size(); topic++) {
            for (int partition = 0; partition < 12; partition++) {
                offsets.advance(topic, partition, 1_000_000);
            }
        }

        assertThat(Position.of(offsets)).matches("[A-Za-z0-9_-]+").hasSizeLessThan(280);
    }

    @Test
    void isRefusedWhenAnyOfItsCharactersIsAnother() {
        String position = Position.of(any());
        for (int i = 0; i < position.length(); i++) {
            char other = position.charAt(i) == 'A' ? 'B' : 'A';
            String changed = position.substring(0, i) + other + position.substring(i + 1);
            if (!sameBytes(position, changed)) {
                assertThat(Position.parse(changed)).as(changed).isEmpty();
            }
        }
    }

    @Test
    void isRefusedWhenCutOff() {
        String position = Position.of(any());
        for (int i = 0; i < position.length(); i++) {
            assertThat(Position.parse(position.substring(0, i))).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "7", "latest", "AAAA", "AQ==", "+/+/", "é", "%00", "AQAAAAAAAAAAAAAAAAAAAAAAAA"})
    void isRefusedWhenNobodyGaveIt(String position) {
        assertThat(Position.parse(position)).isEmpty();
    }

    @Test
    void isRefusedWhenItIsEndless() {
        assertThat(Position.parse("A".repeat(10_000_000))).isEmpty();
    }

    private static boolean sameBytes(String one, String other) {
        return Arrays.equals(
                Base64.getUrlDecoder().decode(one), Base64.getUrlDecoder().decode(other));
    }

    private Offsets any() {
        Offsets offsets = new Offsets();
        for (int topic = 0; topic < Offsets.TOPICS.size(); topic++) {
            int partitions = random.nextInt(14);
            for (int partition = 0; partition < partitions; partition++) {
                offsets.advance(topic, partition, random.nextLong(1L << random.nextInt(1, 62)));
            }
        }
        return offsets;
    }
}
