package dev.hiring.assessment.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

import dev.hiring.assessment.blueprint.Assessment;
import dev.hiring.assessment.blueprint.Assessment.Design;
import dev.hiring.assessment.blueprint.Section;
import dev.hiring.events.Answer;
import dev.hiring.events.MarkingScheme;
import dev.hiring.events.Option;
import dev.hiring.events.QuestionKind;
import dev.hiring.kit.json.EventJson;

/** A test of one question of each kind, 40 minutes long, and a candidate who is invited to it. */
final class SampleSession {

    static final Instant INVITED_AT = Instant.parse("2026-03-01T10:00:00Z");
    static final Instant EXPIRES_AT = Instant.parse("2026-03-15T10:00:00Z");
    static final Instant STARTED_AT = Instant.parse("2026-03-02T08:00:00Z");
    static final Instant DEADLINE = Instant.parse("2026-03-02T08:40:00Z");

    static final Applicant APPLICANT = new Applicant("application-1", "candidate-1", "job-1");

    /** Of the key's id, the nonce and the tag. */
    private static final int SEAL_BYTES = 33;

    private SampleSession() {}

    static Item item(QuestionKind kind) {
        List<Option> options = switch (kind) {
            case SINGLE_CHOICE, MULTIPLE_CHOICE ->
                List.of(new Option("a", "A"), new Option("b", "B"), new Option("c", "C"));
            case TRUE_FALSE, NUMERIC, SHORT_TEXT, FREE_TEXT -> List.of();
        };
        return new Item(
                kind.name(), 3, kind, "Section", "Prompt?", options, List.of("sql"), BigDecimal.TWO, null, null);
    }

    static Paper paper() {
        return new Paper(
                42,
                List.of(QuestionKind.values()).stream().map(SampleSession::item).toList());
    }

    static Session invited() {
        return Session.invite(APPLICANT, assessment(), INVITED_AT).state();
    }

    static Session started() {
        return invited().start(SampleSession::paper, STARTED_AT).state();
    }

    /** As long as what is sealed with a key, but the same each time. */
    static String seal(Answer answer) {
        byte[] json = EventJson.create().write(answer).getBytes(UTF_8);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(json, json.length + SEAL_BYTES));
    }

    static Assessment assessment() {
        Design design = new Design(
                "Backend Engineer",
                40,
                14,
                MarkingScheme.PLAIN,
                List.of(new Section("Section", null, null, List.of("q1"))));
        return new Assessment("assessment-1", "acme", 2, Assessment.State.PUBLISHED, design, INVITED_AT, INVITED_AT);
    }
}
