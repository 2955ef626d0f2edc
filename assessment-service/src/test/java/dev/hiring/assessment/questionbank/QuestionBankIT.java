package dev.hiring.assessment.questionbank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

import dev.hiring.assessment.Stage;
import dev.hiring.events.Level;
import dev.hiring.events.QuestionEvent;
import dev.hiring.events.QuestionEvent.QuestionPublished;
import dev.hiring.events.QuestionEvent.QuestionRetired;
import dev.hiring.events.QuestionKind;
import dev.hiring.kit.privacy.CandidateKeys;
import dev.hiring.testkit.Api;
import dev.hiring.testkit.ServiceTest;
import dev.hiring.testkit.SettableClock;
import dev.hiring.testkit.TestEvents;

@ServiceTest
class QuestionBankIT {

    @Autowired
    private QuestionBank bank;

    @Autowired
    private Api api;

    @Autowired
    private TestEvents events;

    @Autowired
    private SettableClock clock;

    @Autowired
    private CandidateKeys keys;

    private Stage stage;

    @BeforeEach
    void takeAnOrganization() {
        stage = new Stage(api, events, clock, keys);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void keepsTheNewestVersionInWhateverOrderTheEventsCome(long seed) {
        handle(List.of(version(1), version(2), retired(2), version(3), version(1)), seed);

        assertThat(bank.askable(stage.organization, List.of("q"))).containsExactly("q");
        assertThat(bank.all(stage.organization, List.of("q")).get("q"))
                .extracting(Question::version)
                .isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void staysRetiredInWhateverOrderTheEventsCome(long seed) {
        handle(List.of(version(1), version(2), retired(2), version(2)), seed);

        assertThat(bank.askable(stage.organization, List.of("q"))).isEmpty();
        assertThat(bank.matching(stage.organization, Stage.ANY)).isEmpty();
    }

    @Test
    void selectsByEverythingThatIsAskedFor() {
        QuestionPublished sql = stage.question("a", 1, "sql", QuestionKind.SINGLE_CHOICE);
        QuestionPublished sqlText = stage.question("b", 1, "sql", QuestionKind.FREE_TEXT);
        QuestionPublished java = stage.question("c", 1, "java", QuestionKind.SINGLE_CHOICE);
        List.of(java, sqlText, sql).forEach(question -> bank.publish(stage.organization, question));

        assertThat(matching(List.of(), List.of(), List.of(), List.of())).containsExactly("a", "b", "c");
        assertThat(matching(List.of("sql"), List.of(), List.of(), List.of())).containsExactly("a", "b");
        assertThat(matching(List.of("sql", "java"), List.of(), List.of(), List.of(QuestionKind.SINGLE_CHOICE)))
                .containsExactly("a", "c");
        assertThat(matching(List.of(), List.of("skill-canary", "other"), List.of(Level.ARCHITECT), List.of()))
                .containsExactly("a", "b", "c");
        assertThat(matching(List.of(), List.of("other"), List.of(), List.of())).isEmpty();
        assertThat(matching(List.of(), List.of(), List.of(Level.JUNIOR), List.of()))
                .isEmpty();
    }

    @Test
    void belongsToOneOrganization() {
        bank.publish(stage.organization, version(1));

        assertThat(bank.matching("another", Stage.ANY)).doesNotContain("q");
        assertThat(bank.askable("another", List.of("q"))).isEmpty();
        assertThat(bank.all("another", List.of("q"))).isEqualTo(Map.of());
    }

    private List<String> matching(
            List<String> topics, List<String> skills, List<Level> levels, List<QuestionKind> kinds) {
        return bank.matching(stage.organization, new Selection(topics, skills, levels, kinds));
    }

    private void handle(List<QuestionEvent> inOrder, long seed) {
        List<QuestionEvent> shuffled = new ArrayList<>(inOrder);
        Collections.shuffle(shuffled, new SplittableRandom(seed));
        for (QuestionEvent event : shuffled) {
            switch (event) {
                case QuestionPublished published -> bank.publish(stage.organization, published);
                case QuestionRetired retired -> bank.retire(stage.organization, retired);
            }
        }
    }

    private QuestionPublished version(int version) {
        return stage.question("q", version, "sql", QuestionKind.SINGLE_CHOICE);
    }

    private QuestionRetired retired(int version) {
        return new QuestionRetired("q", version, clock.instant());
    }
}
