package dev.hiring.scoring.marking;

import static java.math.BigDecimal.ZERO;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.hiring.events.ScoreEvent.SkillScore;

/**
 * Marked items added up. The total is at least the scheme's floor, and so is the sum of each skill; percentages are
 * {@code 100 · marks / maximum}, rounded half up to two decimals, and at least 0.
 *
 * @param marks to four decimals
 * @param maximum what all right answers would earn
 * @param percent 0.00 to 100.00
 * @param bySkill in the order of the skills' names; an item with several skills counts for each of them
 */
public record Score(BigDecimal marks, BigDecimal maximum, BigDecimal percent, List<SkillScore> bySkill) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public Score {
        bySkill = List.copyOf(bySkill);
    }

    /**
     * One item of the sum.
     *
     * @param maximum what a right answer earns, greater than 0
     */
    public record Part(List<String> skills, BigDecimal maximum, BigDecimal marks) {}

    /**
     * @param floor the least total, 0 or less
     */
    public static Score of(List<Part> parts, BigDecimal floor) {
        Map<String, Sum> skills = new TreeMap<>();
        for (Part part : parts) {
            part.skills().stream().distinct().forEach(skill -> skills.merge(skill, Sum.of(part), Sum::plus));
        }
        Sum total = parts.stream().map(Sum::of).reduce(Sum.NOTHING, Sum::plus);
        return new Score(
                total.marks(floor),
                ItemMark.plain(total.maximum),
                total.percent(floor),
                skills.entrySet().stream()
                        .map(skill -> skill.getValue().of(skill.getKey(), floor))
                        .toList());
    }

    private record Sum(BigDecimal marks, BigDecimal maximum) {

        static final Sum NOTHING = new Sum(ZERO, ZERO);

        static Sum of(Part part) {
            return new Sum(part.marks(), part.maximum());
        }

        Sum plus(Sum other) {
            return new Sum(marks.add(other.marks), maximum.add(other.maximum));
        }

        BigDecimal marks(BigDecimal floor) {
            return ItemMark.plain(marks.setScale(4, RoundingMode.HALF_UP).max(floor));
        }

        /** From the marks before they are rounded, and with nothing to earn 0. */
        BigDecimal percent(BigDecimal floor) {
            BigDecimal counted = marks.max(floor).max(ZERO);
            return maximum.signum() <= 0
                    ? ZERO.setScale(2)
                    : counted.multiply(HUNDRED).divide(maximum, 2, RoundingMode.HALF_UP);
        }

        SkillScore of(String skill, BigDecimal floor) {
            return new SkillScore(skill, marks(floor), ItemMark.plain(maximum), percent(floor));
        }
    }
}
