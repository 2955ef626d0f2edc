package dev.hiring.kit.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

/** Holds the list that callers read to the problems that the sources of all modules declare. */
class ProblemListTests {

    private static final Path SUITE = Path.of("../..").toAbsolutePath().normalize();
    private static final Pattern LISTED = Pattern.compile("(?m)^\\| `([a-z-]+)` \\|");
    private static final Pattern PROBLEMS = Pattern.compile("class \\w+ extends Problem |enum Problem ");
    private static final Pattern ONE_PROBLEM =
            Pattern.compile("(?<!abstract sealed )class \\w+ extends \\w*Problem |enum Problem ");
    private static final Pattern TYPE = Pattern.compile(
            "(?:super|new StandardProblem|[A-Z_]+)\\(\\s*(?:HttpStatus\\.\\w+,\\s*|status,\\s*)?\"([a-z]+(?:-[a-z]+)*)\",");

    @Test
    void listsTheTypesThatThereAreAndNoOther() throws IOException {
        assertThat(listed()).containsExactlyInAnyOrderElementsOf(declared());
    }

    private static List<String> listed() throws IOException {
        return all(LISTED, Files.readString(SUITE.resolve("docs/problems.md")));
    }

    private static List<String> declared() throws IOException {
        try (Stream<Path> files = Files.walk(SUITE)) {
            Stream<String> ours = files.filter(ProblemListTests::isSource)
                    .map(ProblemListTests::read)
                    .filter(source -> PROBLEMS.matcher(source).find())
                    .flatMap(ProblemListTests::types);
            // These two the framework refuses by itself, so that no source names them.
            Stream<String> frameworks = Stream.of(HttpStatus.METHOD_NOT_ALLOWED, HttpStatus.NOT_ACCEPTABLE)
                    .map(status -> StandardProblem.of(status).type());
            return Stream.concat(ours, frameworks).distinct().toList();
        }
    }

    private static boolean isSource(Path file) {
        return file.toString().endsWith(".java") && file.toString().contains("/src/main/java/");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> types(String source) {
        List<String> types = all(TYPE, source);
        assertThat(types)
                .as("types in a form that this test can read, in: " + source)
                .hasSizeGreaterThanOrEqualTo(
                        (int) ONE_PROBLEM.matcher(source).results().count());
        return types.stream();
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).toList();
    }
}
