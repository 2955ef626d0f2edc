package dev.hiring.scoring;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

import dev.hiring.events.Answer;
import dev.hiring.events.AnswerKey;
import dev.hiring.events.AnswerKeyEvent.AnswerKeyPublished;
import dev.hiring.events.AssessmentEvent.AssessmentCompleted;
import dev.hiring.events.AssessmentEvent.CompletedItem;
import dev.hiring.events.AssessmentEvent.Completion;
import dev.hiring.events.Criterion;
import dev.hiring.events.Guidance;
import dev.hiring.events.MarkingScheme;
import dev.hiring.kit.json.EventJson;
import dev.hiring.kit.privacy.CandidateKey;

/**
 * An assessment with fresh ids as other services would tell of it: each question is in version 3, gives 2 marks and asks
 * for the skill that is named like its kind. Answers stand in completed sessions in the open, until they are sealed.
 */
public record Exam(String assessmentId, MarkingScheme scheme, List<AnswerKeyPublished> keys) {

    public static final Instant STARTED = Instant.parse("2026-03-02T09:00:00Z");
    public static final Instant COMPLETED = Instant.parse("2026-03-02T09:31:00Z");

    public static final AnswerKey CHOICE = new AnswerKey.SingleChoice("b");
    public static final AnswerKey NUMBER = new AnswerKey.Numeric(new BigDecimal("42"), BigDecimal.ONE);
    public static final AnswerKey ESSAY = new AnswerKey.FreeText(List.of(
            new Criterion("depth", "Depth", "Goes below the surface", new BigDecimal("6")),
            new Criterion("clarity", "Clarity", "Can be followed", new BigDecimal("4"))));

    private static final EventJson JSON = EventJson.create();

    public static final Answer RIGHT = new Answer.SingleChoice("b");
    public static final Answer WRONG = new Answer.SingleChoice("a");

    public static Exam of(AnswerKey... keys) {
        return new Exam(
                UUID.randomUUID().toString(),
                MarkingScheme.PLAIN,
                Arrays.stream(keys).map(Exam::published).toList());
    }

    private static AnswerKeyPublished published(AnswerKey key) {
        return new AnswerKeyPublished(
                UUID.randomUUID().toString(),
                3,
                BigDecimal.TWO,
                key,
                "What is the **answer**?",
                new Guidance(List.of("covers it"), List.of("understanding"), List.of("hand-waving")),
                Instant.parse("2026-01-01T00:00:00Z"));
    }

    public Exam scheme(MarkingScheme other) {
        return new Exam(assessmentId, other, keys);
    }

    public String question(int index) {
        return keys.get(index).questionId();
    }

    /** Answers for the first questions, null for none, in a session of its own. */
    public AssessmentCompleted completed(@Nullable Answer... answers) {
        return session(UUID.randomUUID().toString(), answers);
    }

    public AssessmentCompleted session(String sessionId, @Nullable Answer... answers) {
        return new AssessmentCompleted(
                sessionId,
                "application-" + sessionId,
                "candidate-" + sessionId,
                "job-" + assessmentId,
                assessmentId,
                Completion.SUBMITTED,
                scheme,
                IntStream.range(0, keys.size())
                        .mapToObj(i -> item(keys.get(i), i < answers.length ? answers[i] : null))
                        .toList(),
                STARTED,
                COMPLETED);
    }

    private static CompletedItem item(AnswerKeyPublished key, @Nullable Answer answer) {
        return new CompletedItem(
                key.questionId(),
                key.version(),
                key.answerKey().kind(),
                List.of(key.answerKey().kind().name().toLowerCase(Locale.ROOT)),
                BigDecimal.TWO,
                answer == null ? null : JSON.write(answer));
    }

    /** Opens an answer that was not sealed. */
    public static Answer open(String answer) {
        return JSON.readAnswer(answer);
    }

    /** The session as the assessment service tells of it. */
    public static AssessmentCompleted sealed(AssessmentCompleted session, CandidateKey key) {
        return new AssessmentCompleted(
                session.sessionId(),
                session.applicationId(),
                session.candidateId(),
                session.jobId(),
                session.assessmentId(),
                session.completion(),
                session.scheme(),
                session.items().stream().map(item -> sealed(item, key)).toList(),
                session.startedAt(),
                session.completedAt());
    }

    private static CompletedItem sealed(CompletedItem item, CandidateKey key) {
        return new CompletedItem(
                item.questionId(),
                item.version(),
                item.kind(),
                item.skills(),
                item.marks(),
                item.answer() == null ? null : key.seal(item.answer()));
    }
}
