package dev.hiring.assessment.questionbank;

import java.math.BigDecimal;
import java.util.List;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

import dev.hiring.events.Level;
import dev.hiring.events.Option;
import dev.hiring.events.QuestionEvent.QuestionPublished;
import dev.hiring.events.QuestionKind;

/**
 * The newest published version of a question, as far as a candidate may know it.
 *
 * @param key organization and question id
 * @param marks what a right answer earns unless the assessment says otherwise
 */
@Document("questions")
@CompoundIndex(name = "organization_topic", def = "{'organization': 1, 'retired': 1, 'topic': 1}")
public record Question(
        @Id String key,
        String organization,
        String questionId,
        int version,
        boolean retired,
        QuestionKind kind,
        String topic,
        List<String> skills,
        Level level,
        BigDecimal marks,
        String prompt,
        List<Option> options) {

    public Question {
        skills = List.copyOf(skills);
        options = List.copyOf(options);
    }

    static Question published(String organization, QuestionPublished event) {
        return new Question(
                key(organization, event.questionId()),
                organization,
                event.questionId(),
                event.version(),
                false,
                event.kind(),
                event.topic(),
                event.skills(),
                event.level(),
                event.marks(),
                event.prompt(),
                event.options());
    }

    static String key(String organization, String questionId) {
        return organization + "/" + questionId;
    }
}
