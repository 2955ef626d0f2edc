package dev.hiring.assessment.questionbank;

import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

import dev.hiring.events.QuestionEvent;
import dev.hiring.events.QuestionEvent.QuestionPublished;
import dev.hiring.events.QuestionEvent.QuestionRetired;
import dev.hiring.events.Topic;
import dev.hiring.kit.consume.Received;

@Component
final class QuestionListener {

    private final QuestionBank questions;

    QuestionListener(QuestionBank questions) {
        this.questions = questions;
    }

    @KafkaListener(topics = Topic.Names.QUESTION)
    void on(Received<QuestionEvent> received) {
        switch (received.event()) {
            case QuestionPublished event -> questions.publish(received.organization(), event);
            case QuestionRetired event -> questions.retire(received.organization(), event);
        }
    }
}
