package dev.hiring.candidate.policy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import dev.hiring.events.CandidateEvent.AssessmentPercent;
import dev.hiring.events.ScoreEvent.SkillScore;
import dev.hiring.events.ScoreEvent.Status;

/** Scores for tests. */
public final class Scores {

    public static final Instant COMPLETED_AT = Instant.parse("2030-01-01T10:40:00Z");

    private Scores() {}

    public static Score of(String percent, Map<String, String> bySkill) {
        return of(percent, COMPLETED_AT, bySkill);
    }

    public static Score of(String percent, Instant completedAt, Map<String, String> bySkill) {
        List<SkillScore> skills = bySkill.entrySet().stream()
                .map(skill -> new SkillScore(
                        skill.getKey(), BigDecimal.ONE, BigDecimal.TEN, new BigDecimal(skill.getValue())))
                .toList();
        return new Score(
                1,
                Status.FINAL,
                BigDecimal.ONE,
                BigDecimal.TEN,
                new BigDecimal(percent),
                skills,
                List.of(new AssessmentPercent("test-1", 1, new BigDecimal(percent))),
                completedAt,
                completedAt.plusSeconds(1));
    }
}
