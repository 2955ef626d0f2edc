package dev.hiring.scoring.review;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import dev.hiring.events.Criterion;
import dev.hiring.kit.http.Unprocessable;
import dev.hiring.kit.http.Violation;
import dev.hiring.scoring.marking.RubricMarking;
import dev.hiring.scoring.result.ItemReview;
import dev.hiring.scoring.result.ItemReview.CriterionMark;

/** What a reviewer marks by: every criterion once, each within its marks. */
record Rubric(List<Criterion> criteria) {

    /**
     * @param given a reviewer's marks, none below 0
     * @param maximum what the item earns with all marks
     * @throws Unprocessable naming every mark that the rubric does not allow
     */
    ItemReview review(List<CriterionMark> given, BigDecimal maximum) {
        List<Violation> errors = violations(given);
        if (!errors.isEmpty()) {
            throw new Unprocessable(errors);
        }
        BigDecimal sum = given.stream().map(CriterionMark::marks).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new ItemReview(given, RubricMarking.mark(criteria, sum, maximum));
    }

    private List<Violation> violations(List<CriterionMark> given) {
        Map<String, BigDecimal> most = new HashMap<>();
        criteria.forEach(criterion -> most.put(criterion.id(), criterion.marks()));
        Set<String> missing = new TreeSet<>(most.keySet());
        Set<String> seen = new HashSet<>();
        List<Violation> errors = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            CriterionMark mark = given.get(i);
            BigDecimal limit = most.get(mark.criterion());
            if (limit == null) {
                errors.add(new Violation("criteria[" + i + "].id", "is not a criterion of this rubric"));
            } else if (!seen.add(mark.criterion())) {
                errors.add(new Violation("criteria[" + i + "].id", "is marked twice"));
            } else if (mark.marks().compareTo(limit) > 0) {
                errors.add(
                        new Violation("criteria[" + i + "].marks", "must not be more than " + limit.toPlainString()));
            }
            missing.remove(mark.criterion());
        }
        if (!missing.isEmpty()) {
            errors.add(new Violation("criteria", "lacks " + String.join(", ", missing)));
        }
        return errors;
    }
}
