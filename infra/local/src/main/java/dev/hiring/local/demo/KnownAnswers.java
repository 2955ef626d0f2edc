package dev.hiring.local.demo;

import java.math.BigDecimal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a simulated candidate puts down. Somebody who knows gives what the question bank holds for right, which the demo
 * reads as a recruiter; somebody who does not know guesses.
 */
final class KnownAnswers {

    private final SuiteApi recruiter;
    private final Map<String, JsonNode> keys = new ConcurrentHashMap<>();

    KnownAnswers(SuiteApi recruiter) {
        this.recruiter = recruiter;
    }

    ObjectNode answer(JsonNode question, double skill, RandomGenerator random) {
        JsonNode key = key(question.path("questionId").asString());
        boolean knows = random.nextDouble() < skill;
        String kind = question.path("kind").asString();
        ObjectNode answer = SuiteApi.object().put("kind", kind);
        switch (kind) {
            case "SINGLE_CHOICE" ->
                answer.put("option", knows ? key.path("option").asString() : anyOption(question, random));
            case "MULTIPLE_CHOICE" -> {
                ArrayNode options = answer.putArray("options");
                if (knows) {
                    key.path("options").forEach(options::add);
                } else {
                    options.add(anyOption(question, random));
                }
            }
            case "TRUE_FALSE" -> answer.put("value", knows == key.path("value").asBoolean());
            case "NUMERIC" -> answer.put("value", knows ? key.path("value").decimalValue() : BigDecimal.TEN);
            case "SHORT_TEXT" ->
                answer.put("text", knows ? key.path("accepted").path(0).asString() : "I do not know");
            default -> answer.put("text", essay(key, skill, random));
        }
        return answer;
    }

    /** Speaks of the criteria that the candidate would think of. */
    private static String essay(JsonNode key, double skill, RandomGenerator random) {
        StringBuilder essay = new StringBuilder("This is how I would go about it.");
        for (JsonNode criterion : key.path("rubric")) {
            if (random.nextDouble() < skill) {
                essay.append('\n').append(criterion.path("title").asString()).append(": with care and reasons.");
            }
        }
        return essay.toString();
    }

    private static String anyOption(JsonNode question, RandomGenerator random) {
        JsonNode options = question.path("options");
        return options.path(random.nextInt(options.size())).path("id").asString();
    }

    private JsonNode key(String questionId) {
        return keys.computeIfAbsent(
                questionId,
                id -> recruiter.get("/questions/" + id).path("published").path("answerKey"));
    }
}
