package dev.hiring.gateway.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecentIdsTests {

    private final RecentIds ids = new RecentIds(10);

    @Test
    void knowsAnIdAmongThoseBefore() {
        assertThat(ids.repeats(0, 0, 5, "a")).isFalse();
        assertThat(ids.repeats(0, 0, 15, "a")).isTrue();
    }

    @Test
    void forgetsAnIdThatIsFurtherBack() {
        assertThat(ids.repeats(0, 0, 5, "a")).isFalse();
        assertThat(ids.repeats(0, 0, 16, "a")).isFalse();
    }

    @Test
    void countsFromTheLatestOfSeveral() {
        ids.repeats(0, 0, 0, "a");
        ids.repeats(0, 0, 8, "a");
        assertThat(ids.repeats(0, 0, 17, "a")).isTrue();
    }

    @Test
    void tellsPartitionsApart() {
        ids.repeats(0, 0, 0, "a");
        assertThat(ids.repeats(0, 1, 1, "a")).isFalse();
        assertThat(ids.repeats(1, 0, 1, "a")).isFalse();
    }

    /** So that a client which resumes, at this gateway or another, is told what one that stayed is told. */
    @Test
    void saysTheSameWhereverReadingBegins() {
        Random random = new Random(11);
        List<String> log = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            log.add(
                    log.size() > 20 && random.nextInt(3) == 0
                            ? log.get(log.size() - 1 - random.nextInt(20))
                            : "id" + i);
        }
        List<Boolean> all = read(log, 0);
        for (int begin = 0; begin < log.size(); begin++) {
            List<Boolean> some = read(log, Math.max(0, begin - 10));

            assertThat(some.subList(some.size() - (log.size() - begin), some.size()))
                    .as("from %d", begin)
                    .isEqualTo(all.subList(begin, all.size()));
        }
    }

    private static List<Boolean> read(List<String> log, int begin) {
        RecentIds fresh = new RecentIds(10);
        List<Boolean> repeats = new ArrayList<>();
        for (int offset = begin; offset < log.size(); offset++) {
            repeats.add(fresh.repeats(0, 0, offset, log.get(offset)));
        }
        return repeats;
    }
}
