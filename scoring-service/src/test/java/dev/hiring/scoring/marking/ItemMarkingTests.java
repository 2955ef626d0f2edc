package dev.hiring.scoring.marking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.hiring.events.Answer;
import dev.hiring.events.AnswerKey;
import dev.hiring.events.Criterion;
import dev.hiring.events.MarkingScheme;
import dev.hiring.events.MarkingScheme.PartialCredit;
import dev.hiring.events.ScoreEvent.Outcome;

class ItemMarkingTests {

    private static final BigDecimal TWO = BigDecimal.TWO;
    private static final MarkingScheme NEGATIVE = scheme("0.25", PartialCredit.NONE);
    private static final MarkingScheme PARTIAL = scheme("0.25", PartialCredit.RIGHT_MINUS_WRONG);

    private static final AnswerKey.SingleChoice CHOICE = new AnswerKey.SingleChoice("b");
    private static final AnswerKey.TrueFalse TRUE = new AnswerKey.TrueFalse(true);
    private static final AnswerKey.MultipleChoice CHOICES = new AnswerKey.MultipleChoice(Set.of("a", "b", "c"));
    private static final AnswerKey.Numeric PI = new AnswerKey.Numeric(number("3.14"), number("0.01"));
    private static final AnswerKey.ShortText WORD = new AnswerKey.ShortText(List.of("idempotent"), false);
    private static final AnswerKey.FreeText ESSAY =
            new AnswerKey.FreeText(List.of(new Criterion("c1", "Depth", "Goes deep", BigDecimal.TEN)));

    static Stream<AnswerKey> keys() {
        return Stream.of(CHOICE, TRUE, CHOICES, PI, WORD, ESSAY);
    }

    private static List<Answer> answers() {
        return List.of(
                new Answer.SingleChoice("a"),
                new Answer.SingleChoice("b"),
                new Answer.TrueFalse(true),
                new Answer.TrueFalse(false),
                new Answer.MultipleChoice(Set.of()),
                new Answer.MultipleChoice(Set.of("a")),
                new Answer.MultipleChoice(Set.of("a", "b", "c")),
                new Answer.MultipleChoice(Set.of("x", "y")),
                new Answer.Numeric(number("3.15")),
                new Answer.Numeric(number("1e30")),
                new Answer.ShortText("Idempotent"),
                new Answer.ShortText("safe"),
                new Answer.ShortText(" "),
                new Answer.FreeText("An answer"),
                new Answer.FreeText(""));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void marksAnUnansweredQuestionZeroWhateverTheScheme(AnswerKey key) {
        assertThat(ItemMarking.mark(key, null, TWO, NEGATIVE))
                .isEqualTo(new ItemMark(BigDecimal.ZERO, Outcome.UNANSWERED));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void refusesAnAnswerOfAnotherKindThanTheKey(AnswerKey key) {
        for (Answer answer : answers()) {
            if (answer.kind() != key.kind()) {
                assertThatThrownBy(() -> ItemMarking.mark(key, answer, TWO, NEGATIVE))
                        .isInstanceOf(Unmarkable.class)
                        .hasMessageContaining(answer.kind().name())
                        .hasMessageContaining(key.kind().name());
            }
        }
    }

    @Test
    void staysBetweenThePenaltyAndTheMarks() {
        for (String penalty : List.of("0", "0.25", "0.3333333333", "1")) {
            for (PartialCredit credit : PartialCredit.values()) {
                for (String marks : List.of("1", "2.5", "1e-30", "1e30")) {
                    MarkingScheme scheme = scheme(penalty, credit);
                    keys().forEach(key -> answers().stream()
                            .filter(answer -> answer.kind() == key.kind())
                            .forEach(answer -> assertThat(ItemMarking.mark(key, answer, number(marks), scheme)
                                            .marks())
                                    .isBetween(
                                            number(marks)
                                                    .multiply(number(penalty))
                                                    .negate(),
                                            number(marks))));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"b, 2, RIGHT", "a, -0.5, WRONG", "B, -0.5, WRONG", "'', -0.5, WRONG"})
    void marksASingleChoice(String option, BigDecimal marks, Outcome outcome) {
        assertMark(CHOICE, new Answer.SingleChoice(option), NEGATIVE, marks, outcome);
    }

    @ParameterizedTest
    @CsvSource({"true, 2, RIGHT", "false, -0.5, WRONG"})
    void marksTrueOrFalse(boolean value, BigDecimal marks, Outcome outcome) {
        assertMark(TRUE, new Answer.TrueFalse(value), NEGATIVE, marks, outcome);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 10})
    void makesBlindGuessingWorthNothingOnAverageWithThePenaltyOfFormulaScoring(int options) {
        BigDecimal penalty = BigDecimal.ONE.divide(BigDecimal.valueOf(options - 1L), ItemMark.DIGITS);
        MarkingScheme scheme = new MarkingScheme(penalty, PartialCredit.NONE, BigDecimal.ZERO);
        AnswerKey key = new AnswerKey.SingleChoice("0");

        BigDecimal sum = IntStream.range(0, options)
                .mapToObj(option -> ItemMarking.mark(key, new Answer.SingleChoice("" + option), TWO, scheme))
                .map(ItemMark::marks)
                .reduce(BigDecimal.ZERO, BigDecimal::add);

        assertThat(sum.abs()).isLessThan(number("0.00000001"));
    }

    @ParameterizedTest
    @CsvSource({
        "a b c,     2,    RIGHT",
        "c b a,     2,    RIGHT",
        "a b,       -0.5, WRONG",
        "a b c d,   -0.5, WRONG",
        "d,         -0.5, WRONG",
    })
    void marksAMultipleChoiceAllOrNothing(String options, BigDecimal marks, Outcome outcome) {
        assertMark(CHOICES, chosen(options), NEGATIVE, marks, outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "a b c,     2,            RIGHT",
        "a b,       1.333333333,  PARTLY_RIGHT",
        "a,         0.6666666667, PARTLY_RIGHT",
        "a b c d,   1.333333333,  PARTLY_RIGHT",
        "a b d,     0.6666666667, PARTLY_RIGHT",
        "a d,       0,            WRONG",
        "d,         0,            WRONG",
        "d e f,     0,            WRONG",
        "a d e,     0,            WRONG",
    })
    void givesAMultipleChoiceRightMinusWrong(String options, BigDecimal marks, Outcome outcome) {
        assertMark(CHOICES, chosen(options), PARTIAL, marks, outcome);
    }

    @Test
    void takesNoChoiceAtAllForUnanswered() {
        assertMark(CHOICES, new Answer.MultipleChoice(Set.of()), NEGATIVE, BigDecimal.ZERO, Outcome.UNANSWERED);
        assertMark(CHOICES, new Answer.MultipleChoice(Set.of()), PARTIAL, BigDecimal.ZERO, Outcome.UNANSWERED);
    }

    /** Every key over five options with every answer: adding a right option never costs, adding a wrong one never pays. */
    @Test
    void neverPunishesARightChoiceNorRewardsAWrongOne() {
        List<String> options = List.of("a", "b", "c", "d", "e");
        List<Set<String>> subsets = subsets(options);
        for (Set<String> right : subsets.stream().filter(set -> !set.isEmpty()).toList()) {
            AnswerKey key = new AnswerKey.MultipleChoice(right);
            for (Set<String> given :
                    subsets.stream().filter(set -> !set.isEmpty()).toList()) {
                BigDecimal marks = partial(key, given);
                for (String more : options) {
                    Set<String> extended = new HashSet<>(given);
                    if (extended.add(more)) {
                        assertThat(partial(key, extended).compareTo(marks))
                                .as("%s and %s of %s", given, more, right)
                                .matches(sign -> right.contains(more) ? sign >= 0 : sign <= 0);
                    }
                }
            }
        }
    }

    @Test
    void doesNotCareInWhichOrderOptionsCome() {
        Set<String> forwards = new LinkedHashSet<>(List.of("a", "b", "d"));
        Set<String> backwards = new LinkedHashSet<>(List.of("d", "b", "a"));

        assertThat(ItemMarking.mark(CHOICES, new Answer.MultipleChoice(forwards), TWO, PARTIAL))
                .isEqualTo(ItemMarking.mark(CHOICES, new Answer.MultipleChoice(backwards), TWO, PARTIAL));
    }

    @ParameterizedTest
    @CsvSource({
        "3.14,                              0.01,  3.15,                               RIGHT",
        "3.14,                              0.01,  3.13,                               RIGHT",
        "3.14,                              0.01,  3.1500000000000000000000000000001,  WRONG",
        "3.14,                              0.01,  3.1299999999999999999999999999999,  WRONG",
        "3.14,                              0.01,  3.150,                              RIGHT",
        "100,                               0,     1e2,                                RIGHT",
        "0,                                 0,     -0.000,                             RIGHT",
        "0,                                 0,     1e-30,                              WRONG",
        "0,                                 1e-30, 1e-30,                              RIGHT",
        "0,                                 1e-30, -1e-30,                             RIGHT",
        "1e30,                              0,     1000000000000000000000000000000,    RIGHT",
        "1e30,                              0,     1000000000000000000000000000001,    WRONG",
        "1e30,                              1,     1000000000000000000000000000001,    RIGHT",
        "-5,                                0.5,   -4.5,                               RIGHT",
        "-5,                                0.5,   4.5,                                WRONG",
        "0.1,                               0.2,   0.3,                                RIGHT",
    })
    void marksANumberByItsTolerance(BigDecimal value, BigDecimal tolerance, BigDecimal given, Outcome outcome) {
        assertThat(ItemMarking.mark(new AnswerKey.Numeric(value, tolerance), new Answer.Numeric(given), TWO, NEGATIVE))
                .extracting(ItemMark::outcome)
                .isEqualTo(outcome);
    }

    @Test
    void refusesGiganticNumbersWithoutExpandingThem() {
        assertMark(PI, new Answer.Numeric(number("1e999999999")), NEGATIVE, number("-0.5"), Outcome.WRONG);
        assertMark(PI, new Answer.Numeric(number("-1e999999999")), NEGATIVE, number("-0.5"), Outcome.WRONG);
        assertMark(PI, new Answer.Numeric(number("1e-999999999")), NEGATIVE, number("-0.5"), Outcome.WRONG);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "idempotent",
                "  Idempotent ",
                "IDEMPOTENT",
                "\u00a0idempotent\u3000",
                "\tidempotent\r\n",
            })
    void acceptsAShortTextThatReadsTheSame(String text) {
        assertMark(WORD, new Answer.ShortText(text), NEGATIVE, TWO, Outcome.RIGHT);
    }

    @ParameterizedTest
    @CsvSource({
        "two  phase commit,       'Two phase\u2003\u2003commit'",
        "caf\u00e9,               'cafe\u0301'",
        "CAFE\u0301,              'caf\u00e9'",
        "stra\u00dfe,             'STRASSE'",
        "\u039f\u03b4\u03cc\u03c2, '\u039f\u0394\u038c\u03a3'",
        "\u4e8c\u5206\u63a2\u7d22, '\u4e8c\u5206\u63a2\u7d22'",
        "\ud83d\ude80 go,         '\ud83d\ude80   GO'",
    })
    void readsUnicodeAsPeopleDo(String accepted, String given) {
        AnswerKey key = new AnswerKey.ShortText(List.of("something else", accepted), false);

        assertMark(key, new Answer.ShortText(given), NEGATIVE, TWO, Outcome.RIGHT);
    }

    @Test
    void keepsCapitalsApartWhereTheKeySaysSo() {
        AnswerKey key = new AnswerKey.ShortText(List.of("HashMap"), true);

        assertMark(key, new Answer.ShortText(" HashMap "), NEGATIVE, TWO, Outcome.RIGHT);
        assertMark(key, new Answer.ShortText("hashmap"), NEGATIVE, number("-0.5"), Outcome.WRONG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"idem potent", "idempotence", "idempotent.", "(i|d)+"})
    void marksAnotherShortTextWrong(String text) {
        assertMark(WORD, new Answer.ShortText(text), NEGATIVE, number("-0.5"), Outcome.WRONG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t", "\u00a0\u2003"})
    void takesBlankTextForUnanswered(String text) {
        assertMark(WORD, new Answer.ShortText(text), NEGATIVE, BigDecimal.ZERO, Outcome.UNANSWERED);
        assertMark(ESSAY, new Answer.FreeText(text), NEGATIVE, BigDecimal.ZERO, Outcome.UNANSWERED);
    }

    @Test
    void leavesFreeTextToAReviewer() {
        assertMark(ESSAY, new Answer.FreeText("Because"), NEGATIVE, BigDecimal.ZERO, Outcome.AWAITING_REVIEW);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "7, 3.5", "10, 5", "3.3, 1.65"})
    void scalesARubricToTheMarksOfTheAssessment(BigDecimal given, BigDecimal marks) {
        assertThat(RubricMarking.mark(ESSAY.rubric(), given, number("5")))
                .isEqualTo(new ItemMark(marks, Outcome.REVIEWED));
    }

    private static void assertMark(
            AnswerKey key, Answer answer, MarkingScheme scheme, BigDecimal marks, Outcome outcome) {
        assertThat(ItemMarking.mark(key, answer, TWO, scheme)).isEqualTo(new ItemMark(marks, outcome));
    }

    private static BigDecimal partial(AnswerKey key, Set<String> given) {
        return ItemMarking.mark(key, new Answer.MultipleChoice(given), TWO, PARTIAL)
                .marks();
    }

    private static List<Set<String>> subsets(List<String> options) {
        return IntStream.range(0, 1 << options.size())
                .<Set<String>>mapToObj(bits -> new HashSet<>(IntStream.range(0, options.size())
                        .filter(i -> (bits >> i & 1) == 1)
                        .mapToObj(options::get)
                        .toList()))
                .toList();
    }

    private static Answer chosen(String options) {
        return new Answer.MultipleChoice(Set.of(options.split(" ")));
    }

    private static MarkingScheme scheme(String penalty, PartialCredit credit) {
        return new MarkingScheme(number(penalty), credit, number("-1000"));
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }
}
