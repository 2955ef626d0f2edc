package dev.hiring.assessment.questionbank;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

import dev.hiring.events.QuestionEvent.QuestionPublished;
import dev.hiring.events.QuestionEvent.QuestionRetired;

/** Keeps the copy of the questions and finds those that may be asked. */
@Service
public class QuestionBank {

    private final Questions questions;

    QuestionBank(Questions questions) {
        this.questions = questions;
    }

    void publish(String organization, QuestionPublished event) {
        questions.publish(organization, event);
    }

    void retire(String organization, QuestionRetired event) {
        questions.retire(organization, event);
    }

    /** The ids of the questions that may be asked and are among the selected, in ascending order. */
    public List<String> matching(String organization, Selection selection) {
        return questions.matching(organization, selection);
    }

    /** Those of the ids that may be asked, in ascending order. */
    public List<String> askable(String organization, Collection<String> questionIds) {
        return questions.askable(organization, questionIds);
    }

    /** The questions by id, retired in the meantime or not. */
    public Map<String, Question> all(String organization, Collection<String> questionIds) {
        return questions.all(organization, questionIds);
    }
}
