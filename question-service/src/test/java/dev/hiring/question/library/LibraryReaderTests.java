package dev.hiring.question.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.hiring.events.AnswerKey;
import dev.hiring.events.Criterion;
import dev.hiring.events.Option;
import dev.hiring.question.bank.Content;

class LibraryReaderTests {

    private static final String COMMON = """
            level: JUNIOR
            style: TECHNICAL
            skills: [http]
            estimatedSeconds: 60
            marks: 1
            prompt: What?
            """;
    private static final String TRUE_FALSE = COMMON + "kind: TRUE_FALSE\nanswer: true\n";

    @TempDir
    private Path folder;

    @Test
    void lettersTheOptionsInTheirOrder() throws IOException {
        Content content = read(COMMON + """
                kind: SINGLE_CHOICE
                options:
                  - {text: One, correct: false}
                  - {text: Two, correct: true}
                  - {text: Three}
                explanation: Because.
                """);

        assertThat(content.topic()).isEqualTo("rest");
        assertThat(content.options())
                .containsExactly(new Option("a", "One"), new Option("b", "Two"), new Option("c", "Three"));
        assertThat(content.answerKey()).isEqualTo(new AnswerKey.SingleChoice("b"));
        assertThat(content.explanation()).isEqualTo("Because.");
    }

    @Test
    void readsEveryOtherKind() throws IOException {
        assertThat(read(COMMON + """
                kind: MULTIPLE_CHOICE
                options: [{text: One, correct: true}, {text: Two, correct: true}, {text: Three, correct: false}]
                """).answerKey()).isEqualTo(new AnswerKey.MultipleChoice(Set.of("a", "b")));
        assertThat(read(TRUE_FALSE).answerKey()).isEqualTo(new AnswerKey.TrueFalse(true));
        assertThat(read(COMMON + "kind: NUMERIC\nanswer: 0.10\ntolerance: 0\n").answerKey())
                .isEqualTo(new AnswerKey.Numeric(new BigDecimal("0.1"), BigDecimal.ZERO));
        assertThat(read(COMMON + "kind: SHORT_TEXT\naccepted: ['404', Not Found]\ncaseSensitive: true\n")
                        .answerKey())
                .isEqualTo(new AnswerKey.ShortText(List.of("404", "Not Found"), true));
        assertThat(read(COMMON + """
                kind: FREE_TEXT
                rubric: [{id: a, title: Depth, description: Goes deep., marks: 1}]
                """).answerKey())
                .isEqualTo(new AnswerKey.FreeText(List.of(new Criterion("a", "Depth", "Goes deep.", BigDecimal.ONE))));
    }

    @Test
    void readsGuidance() throws IOException {
        Content content = read(TRUE_FALSE + "guidance: {covers: [Scope], lookFor: [], doNotAccept: [Guesses]}\n");

        assertThat(content.guidance().covers()).containsExactly("Scope");
        assertThat(content.guidance().lookFor()).isEmpty();
        assertThat(content.guidance().doNotAccept()).containsExactly("Guesses");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
            prompt: What?         | ''                        | prompt:
            prompt: What?         | prompt: ' '               | prompt must not be blank
            answer: true          | solution: true            | solution
            level: JUNIOR         | level: BEGINNER           | level
            level: JUNIOR         | level: 0                  | level
            marks: 1              | marks: many               | marks
            marks: 1              | marks: 0                  | marks must be
            skills: [http]        | skills: [HTTP]            | skills[0] must be a slug
            skills: [http]        | skills: [http, ~]         | skills
            estimatedSeconds: 60  | estimatedSeconds: 1.5     | estimatedSeconds
            answer: true          | answer: 1                 | answer must be true or false
            answer: true          | ''                        | answer is missing
            answer: true          | options: []               | options has no meaning
            kind: TRUE_FALSE      | kind: NUMERIC             | answer must be a number
            kind: TRUE_FALSE      | kind: SINGLE_CHOICE       | answer has no meaning
            """)
    void tellsFileKeyAndReasonOfAFault(String line, String replacement, String reason) throws IOException {
        write("faulty.yaml", TRUE_FALSE.replace(line + "\n", replacement + "\n"));

        assertThatExceptionOfType(FaultyLibrary.class)
                .isThrownBy(this::read)
                .withMessageStartingWith("faulty.yaml, k1: ")
                .withMessageContaining(reason);
    }

    @Test
    void refusesTwoCorrectOptionsOfASingleChoice() throws IOException {
        write("faulty.yaml", COMMON + """
                kind: SINGLE_CHOICE
                options: [{text: One, correct: true}, {text: Two, correct: true}]
                """);

        assertThatExceptionOfType(FaultyLibrary.class)
                .isThrownBy(this::read)
                .withMessageContaining("must have one that is correct, not 2");
    }

    @Test
    void refusesAFieldThatIsThereTwice() throws IOException {
        write("faulty.yaml", TRUE_FALSE + "marks: 2\n");

        assertThatExceptionOfType(FaultyLibrary.class)
                .isThrownBy(this::read)
                .withMessageContaining("faulty.yaml")
                .withMessageContaining("marks");
    }

    @Test
    void refusesAKeyThatAnotherFileHas() throws IOException {
        write("one.yaml", TRUE_FALSE);
        write("two.yaml", TRUE_FALSE);

        assertThatExceptionOfType(FaultyLibrary.class)
                .isThrownBy(this::read)
                .withMessage("two.yaml, k1: the key is taken in one.yaml");
    }

    @Test
    void refusesAFileThatBreaksOff() throws IOException {
        Files.writeString(folder.resolve("faulty.yaml"), "topic: rest\nquestions: [{key: k1, prompt: \"What");

        assertThatExceptionOfType(FaultyLibrary.class).isThrownBy(this::read).withMessageStartingWith("faulty.yaml: ");
    }

    @Test
    void refusesAFileOfAnotherShape() throws IOException {
        Files.writeString(folder.resolve("faulty.yaml"), "topic: rest\nauthor: nobody\nquestions: []\n");

        assertThatExceptionOfType(FaultyLibrary.class)
                .isThrownBy(this::read)
                .withMessageStartingWith("faulty.yaml: ")
                .withMessageContaining("author");
    }

    private Content read(String question) throws IOException {
        write("sound.yaml", question);
        return read().entries().getFirst().content();
    }

    private Library read() {
        return LibraryReader.read("file:" + folder + "/*.yaml");
    }

    private void write(String file, String question) throws IOException {
        Files.writeString(folder.resolve(file), "topic: rest\nquestions:\n  - key: k1\n" + question.indent(4));
    }
}
