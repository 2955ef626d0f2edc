package dev.hiring.scoring.answerkey;

import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

import dev.hiring.events.AnswerKeyEvent;
import dev.hiring.events.AnswerKeyEvent.AnswerKeyPublished;
import dev.hiring.events.Topic;
import dev.hiring.kit.consume.Received;

@Component
final class AnswerKeyListener {

    private final AnswerKeyService service;

    AnswerKeyListener(AnswerKeyService service) {
        this.service = service;
    }

    @KafkaListener(topics = Topic.Names.ANSWER_KEY)
    void on(Received<AnswerKeyEvent> received) {
        switch (received.event()) {
            case AnswerKeyPublished event -> service.store(received.organization(), event);
        }
    }
}
