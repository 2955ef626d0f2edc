package dev.hiring.scoring.result;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

import dev.hiring.scoring.marking.ItemMark;

/**
 * A reviewer's marks for one item.
 *
 * @param criteria one for each criterion of the rubric
 * @param mark what they come to in this assessment
 */
public record ItemReview(List<CriterionMark> criteria, ItemMark mark) {

    public ItemReview {
        criteria = List.copyOf(criteria);
    }

    ItemReview withoutComments() {
        return new ItemReview(
                criteria.stream()
                        .map(given -> new CriterionMark(given.criterion(), given.marks(), null))
                        .toList(),
                mark);
    }

    /**
     * @param marks 0 to the marks of the criterion
     */
    public record CriterionMark(
            String criterion, BigDecimal marks, @Nullable String comment) {}
}
