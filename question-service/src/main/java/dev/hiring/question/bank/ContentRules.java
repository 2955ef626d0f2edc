package dev.hiring.question.bank;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

import dev.hiring.events.AnswerKey;
import dev.hiring.events.Guidance;
import dev.hiring.events.Option;
import dev.hiring.kit.http.InvalidRequest;
import dev.hiring.kit.http.MultiLine;
import dev.hiring.kit.http.Violation;

/**
 * Collects what is wrong with a content, field by field. The bounds together keep each event of a question below
 * 256 KiB, whatever the language: a character takes at most three bytes.
 */
final class ContentRules {

    static final int PROMPT = 20_000;
    static final int EXPLANATION = 5_000;
    static final int GUIDANCE_POINTS = 10;
    static final int GUIDANCE_POINT = 500;

    /** A list of thousands of faulty entries does not become an answer of thousands of faults. */
    private static final int ERRORS = 50;

    private static final int SKILLS = 10;
    private static final int MIN_SECONDS = 10;
    private static final int MAX_SECONDS = 7_200;
    private static final BigDecimal MAX_MARKS = BigDecimal.valueOf(1_000);
    private static final int MARKS_DECIMALS = 2;
    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int SLUG_LENGTH = 50;
    private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,20}");
    private static final Pattern TEXT = Pattern.compile(MultiLine.PATTERN);

    private final List<Violation> errors = new ArrayList<>();

    ContentRules slug(String field, String slug) {
        return require(
                field,
                slug.length() <= SLUG_LENGTH && SLUG.matcher(slug).matches(),
                "must be a slug such as rest-api, of at most " + SLUG_LENGTH + " characters");
    }

    ContentRules skills(List<String> skills) {
        count("skills", skills.size(), 1, SKILLS);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < skills.size(); i++) {
            slug("skills[" + i + "]", skills.get(i));
            require("skills[" + i + "]", seen.add(skills.get(i)), "is there twice");
        }
        return this;
    }

    ContentRules seconds(int seconds) {
        return require(
                "estimatedSeconds",
                seconds >= MIN_SECONDS && seconds <= MAX_SECONDS,
                "must be from " + MIN_SECONDS + " to " + MAX_SECONDS);
    }

    ContentRules marks(String field, BigDecimal marks) {
        return require(
                field,
                marks.signum() > 0 && marks.compareTo(MAX_MARKS) <= 0 && hasMarksDecimals(marks),
                "must be greater than 0 and at most " + MAX_MARKS + ", with at most " + MARKS_DECIMALS + " decimals");
    }

    ContentRules text(String field, String text, int longest) {
        return require(field, !text.isBlank(), "must not be blank")
                .require(field, text.length() <= longest, "must have at most " + longest + " characters")
                .require(field, TEXT.matcher(text).matches(), "must be well-formed Unicode without control characters");
    }

    ContentRules key(AnswerKey key, List<Option> options, BigDecimal marks) {
        KeyRules.check(this, key, options, marks);
        return this;
    }

    ContentRules explanation(@Nullable String explanation) {
        return explanation == null ? this : text("explanation", explanation, EXPLANATION);
    }

    ContentRules guidance(Guidance guidance) {
        return points("guidance.covers", guidance.covers())
                .points("guidance.lookFor", guidance.lookFor())
                .points("guidance.doNotAccept", guidance.doNotAccept());
    }

    ContentRules id(String field, String id, Set<String> seen) {
        return require(field, ID.matcher(id).matches(), "must be 1 to 20 lower-case letters, digits and hyphens")
                .require(field, seen.add(id), "is there twice");
    }

    ContentRules count(String field, int count, int least, int most) {
        return require(field, count >= least && count <= most, "must have " + least + " to " + most + " entries");
    }

    ContentRules require(String field, boolean kept, String reason) {
        if (!kept && errors.size() < ERRORS) {
            errors.add(new Violation(field, reason));
        }
        return this;
    }

    void enforce() {
        if (!errors.isEmpty()) {
            throw new InvalidRequest(errors);
        }
    }

    private ContentRules points(String field, List<String> points) {
        count(field, points.size(), 0, GUIDANCE_POINTS);
        for (int i = 0; i < points.size(); i++) {
            text(field + "[" + i + "]", points.get(i), GUIDANCE_POINT);
        }
        return this;
    }

    private static boolean hasMarksDecimals(BigDecimal marks) {
        return marks.stripTrailingZeros().scale() <= MARKS_DECIMALS;
    }
}
