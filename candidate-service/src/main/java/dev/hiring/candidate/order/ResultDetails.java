package dev.hiring.candidate.order;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import dev.hiring.candidate.policy.Outcome;
import dev.hiring.candidate.policy.Score;

/** What people at an ATS may want to know of a result besides the score: names, and texts or numbers. */
public final class ResultDetails {

    private ResultDetails() {}

    public static Map<String, Object> of(TestStatus status, Score score) {
        Map<String, Object> details = new LinkedHashMap<>();
        if (status.startedAt() != null) {
            details.put("Started At", status.startedAt().toString());
        }
        details.put("Completed At", score.completedAt().toString());
        details.put("Marks", score.marks());
        details.put("Maximum Marks", score.maximum());
        if (status.decision() != null) {
            details.put("Decision", words(status.decision().outcome()));
        }
        status.tests().forEach((title, percent) -> details.put("Percent in the test " + title, percent));
        score.bySkill().forEach(skill -> details.put("Percent in " + skill.skill(), skill.percent()));
        return details;
    }

    public static String words(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
