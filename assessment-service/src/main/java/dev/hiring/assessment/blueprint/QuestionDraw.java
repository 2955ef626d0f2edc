package dev.hiring.assessment.blueprint;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

import dev.hiring.assessment.blueprint.Allocation.Demand;
import dev.hiring.assessment.questionbank.Question;
import dev.hiring.assessment.questionbank.QuestionBank;

/** Fills an assessment's sections from the question bank. */
@Service
public class QuestionDraw {

    private final QuestionBank questions;

    QuestionDraw(QuestionBank questions) {
        this.questions = questions;
    }

    /** The sections that cannot be filled, all sections taken together. */
    List<Shortage> shortages(String organization, List<Section> sections) {
        List<List<String>> filled = allocate(sections, pools(organization, sections));
        return IntStream.range(0, sections.size())
                .mapToObj(i -> new Shortage(
                        sections.get(i).title(),
                        sections.get(i).questionCount(),
                        filled.get(i).size()))
                .filter(section -> section.available() < section.wanted())
                .toList();
    }

    /**
     * Draws one candidate's questions. The pool of each section with a blueprint, in ascending order of ids, is
     * shuffled by {@link Collections#shuffle(List, RandomGenerator)}, section by section, and the first that no other
     * section needs more are taken. The same pools and a generator in the same state give the same questions.
     */
    public List<DrawnQuestion> draw(Assessment assessment, RandomGenerator random) {
        List<Section> sections = assessment.design().sections();
        List<List<String>> pools = pools(assessment.organization(), sections);
        List<List<String>> shuffled = IntStream.range(0, sections.size())
                .mapToObj(i -> sections.get(i).blueprint() == null ? pools.get(i) : shuffle(pools.get(i), random))
                .toList();
        List<List<String>> drawn = allocate(sections, shuffled);
        Map<String, Question> found = questions.all(
                assessment.organization(), drawn.stream().flatMap(List::stream).toList());
        List<DrawnQuestion> paper = IntStream.range(0, sections.size())
                .boxed()
                .flatMap(i -> drawn.get(i).stream()
                        .flatMap(id -> Stream.ofNullable(found.get(id)))
                        .map(question -> drawn(sections.get(i), question)))
                .toList();
        if (paper.size() < assessment.design().questionCount()) {
            throw new AssessmentProblem.QuestionsUnavailable();
        }
        return paper;
    }

    private List<List<String>> pools(String organization, List<Section> sections) {
        return sections.stream().map(section -> pool(organization, section)).toList();
    }

    private List<String> pool(String organization, Section section) {
        if (section.pinned() == null) {
            return questions.matching(
                    organization, Objects.requireNonNull(section.blueprint()).selection());
        }
        List<String> askable = questions.askable(organization, section.pinned());
        return section.pinned().stream().filter(askable::contains).toList();
    }

    /** Pinned questions are given out first: nothing can stand in for them. */
    private static List<List<String>> allocate(List<Section> sections, List<List<String>> pools) {
        List<Integer> order = IntStream.range(0, sections.size())
                .boxed()
                .sorted(Comparator.comparing(i -> sections.get(i).pinned() == null))
                .toList();
        List<List<String>> allocated = Allocation.of(order.stream()
                .map(i -> new Demand(pools.get(i), sections.get(i).questionCount()))
                .toList());
        return IntStream.range(0, sections.size())
                .mapToObj(i -> allocated.get(order.indexOf(i)))
                .toList();
    }

    private static DrawnQuestion drawn(Section section, Question question) {
        return new DrawnQuestion(
                section.title(), Objects.requireNonNullElse(section.marksPerQuestion(), question.marks()), question);
    }

    private static List<String> shuffle(List<String> ids, RandomGenerator random) {
        List<String> shuffled = new ArrayList<>(ids);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }
}
