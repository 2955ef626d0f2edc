package dev.hiring.assessment.questionbank;

import java.util.List;

import dev.hiring.events.Level;
import dev.hiring.events.QuestionKind;

/**
 * Which questions will do. An empty list lets any pass.
 *
 * @param skills a question that names one of them will do
 */
public record Selection(List<String> topics, List<String> skills, List<Level> levels, List<QuestionKind> kinds) {

    public Selection {
        topics = List.copyOf(topics);
        skills = List.copyOf(skills);
        levels = List.copyOf(levels);
        kinds = List.copyOf(kinds);
    }
}
