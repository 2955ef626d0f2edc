package dev.hiring.candidate.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;

import dev.hiring.candidate.Company;
import dev.hiring.kit.security.Role;
import dev.hiring.testkit.Api;
import dev.hiring.testkit.ServiceTest;
import dev.hiring.testkit.TestEvents;

/**
 * The published schema of a policy and the API take the same and refuse the same. What JSON Schema cannot say is left out
 * here: one skill in two spellings, an assessment that the job does not ask for, one name twice in an object, and that 3 may not be written 3.0 where it counts.
 */
@ServiceTest
class PolicySchemaIT {

    private static final Map<String, List<String>> VALUES = Map.of(
            "minimumPercent",
            List.of(
                    "null", "0", "60", "60.5", "99.99", "100", "50.100", "1e1", "100.01", "-1", "33.333", "\"60\"",
                    "[]"),
            "minimumPercentBySkill",
            List.of(
                    "null",
                    "{}",
                    "{\"sql\": 50}",
                    "{\"node.js\": 0, \"$where\": 100}",
                    "{\"\uD83D\uDC69 \uD83C\uDFFD\": 1.25}",
                    "{\"" + "\uD83D\uDE00".repeat(100) + "\": 1}",
                    "{\"" + "\uD83D\uDE00".repeat(101) + "\": 1}",
                    "{\"" + "x".repeat(101) + "\": 1}",
                    "{\"\": 50}",
                    "{\"  \": 50}",
                    "{\"\\u00a0\": 50}",
                    "{\"a\\u0000\": 50}",
                    "{\"a\\u2028b\": 50}",
                    "{\"sql\": null}",
                    "{\"sql\": 101}",
                    "{\"sql\": \"50\"}",
                    "[\"sql\"]",
                    "3"),
            "best",
            List.of("null", "1", "8", "1000000", "0", "-3", "1000001", "2.5", "\"8\"", "true"),
            "bestPercent",
            List.of("null", "0.01", "10", "33.33", "100", "0", "100.01", "0.001", "-5", "{}"),
            "selection",
            List.of("null", "\"AT_CLOSING\"", "\"ROLLING\"", "\"rolling\"", "\"\"", "0", "[]"),
            "ties",
            List.of("null", "\"EARLIER_FIRST\"", "\"ALL_IN\"", "\"NONE_IN\"", "\"LOTTERY\"", "1"),
            "borderlinePoints",
            List.of("null", "0.01", "5", "50", "0", "50.01", "1.005", "\"5\""),
            "weightByAssessment",
            List.of(
                    "null",
                    "{}",
                    "{\"ASSESSMENT\": 2}",
                    "{\"ASSESSMENT\": 1000}",
                    "{\"ASSESSMENT\": 0}",
                    "{\"ASSESSMENT\": 1000.01}",
                    "{\"ASSESSMENT\": 1.005}",
                    "{\"ASSESSMENT\": null}",
                    "{\"\": 2}",
                    "[\"ASSESSMENT\"]"),
            "weightBySkill",
            List.of(
                    "null",
                    "{}",
                    "{\"sql\": 2, \"java\": 0.5}",
                    "{\"sql\": 1000}",
                    "{\"sql\": 0}",
                    "{\"sql\": 1000.01}",
                    "{\"sql\": 0.005}",
                    "{\"\\n\": 1}"),
            "weights",
            List.of("null", "{}"));

    @Autowired
    private Api api;

    @Autowired
    private TestEvents events;

    @Autowired
    private Clock clock;

    private Company company;
    private String assessment;
    private Schema schema;

    @BeforeEach
    void readTheSchema() throws IOException {
        company = new Company(api, events, clock);
        assessment = company.assessment();
        schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaController.POLICY.getContentAsString(UTF_8));
    }

    @Test
    void takesEachValueOfAFieldThatTheSchemaTakes() {
        VALUES.forEach((field, values) -> values.forEach(value -> {
            isTakenByBothOrNeither("{\"%s\": %s}".formatted(field, value));
            isTakenByBothOrNeither("{\"minimumPercent\": 60, \"best\": 3, \"%s\": %s}"
                    .formatted(field, value)
                    .replaceFirst("\"(minimumPercent|best)\": \\d+, (?=.*\"\\1\")", ""));
        }));
        for (String body : List.of("{}", "[]", "3", "\"\"")) {
            isTakenByBothOrNeither(body);
        }
        for (int skills : List.of(50, 51)) {
            isTakenByBothOrNeither("{\"minimumPercentBySkill\": {%s}}".formatted(skills(skills)));
            isTakenByBothOrNeither("{\"weightBySkill\": {%s}}".formatted(skills(skills)));
        }
    }

    @Test
    void takesEachCombinationThatTheSchemaTakes() {
        Random random = new Random(4);
        int taken = 0;
        for (int run = 0; run < 1_500; run++) {
            List<String> fields = new ArrayList<>();
            for (Map.Entry<String, List<String>> field : VALUES.entrySet()) {
                if (!field.getKey().equals("weights") && random.nextBoolean()) {
                    // The first few of each list are right by themselves, so that many bodies are right but for what
                    // goes together.
                    fields.add("\"%s\": %s"
                            .formatted(
                                    field.getKey(),
                                    field.getValue().get(random.nextInt(random.nextInt(20) == 0 ? 6 : 3))));
                }
            }
            taken += isTakenByBothOrNeither("{" + String.join(", ", fields) + "}") ? 1 : 0;
        }
        assertThat(taken).isBetween(200, 1_300);
    }

    @Test
    void servesTheSchema() {
        company.as(Role.ANALYST)
                .get()
                .uri("/api/v2/schemas/shortlist-policy")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType("application/schema+json")
                .expectBody()
                .jsonPath("$.title")
                .isEqualTo("Shortlist policy");
    }

    private boolean isTakenByBothOrNeither(String template) {
        String policy = template.replace("ASSESSMENT", assessment);
        boolean valid = schema.validate(policy, InputFormat.JSON).isEmpty();
        int status = company.as(Role.RECRUITER)
                .post()
                .uri("/api/v2/jobs")
                .contentType(MediaType.APPLICATION_JSON)
                .body("""
                        {"title": "Engineer", "assessmentId": "%s", "shortlistPolicy": %s}""".formatted(assessment, policy))
                .exchange()
                .returnResult(String.class)
                .getStatus()
                .value();
        assertThat(status).as(policy).isEqualTo(valid ? 201 : 400);
        return valid;
    }

    private static String skills(int number) {
        StringBuilder skills = new StringBuilder();
        for (int i = 0; i < number; i++) {
            skills.append(i == 0 ? "" : ", ").append("\"skill-").append(i).append("\": 5");
        }
        return skills.toString();
    }
}
