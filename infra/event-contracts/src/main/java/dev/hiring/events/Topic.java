package dev.hiring.events;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The Kafka topics: which events each of them carries, and how it is kept. */
public enum Topic {
    /** Candidate-safe questions; the newest version of each stays. */
    QUESTION(Topic.Names.QUESTION, QuestionEvent.class, true),
    /** Answer keys, every version of them; only the scoring service may read this topic. */
    ANSWER_KEY(Topic.Names.ANSWER_KEY, AnswerKeyEvent.class, true),
    ASSESSMENT(Topic.Names.ASSESSMENT, AssessmentEvent.class, false),
    SCORE(Topic.Names.SCORE, ScoreEvent.class, false),
    CANDIDATE(Topic.Names.CANDIDATE, CandidateEvent.class, false),
    /** The one topic that every service writes to. */
    PRIVACY(Topic.Names.PRIVACY, PrivacyEvent.class, false);

    /** The names as constants, for annotations. */
    public static final class Names {
        public static final String QUESTION = "hiring.question";
        public static final String ANSWER_KEY = "hiring.answer-key";
        public static final String ASSESSMENT = "hiring.assessment";
        public static final String SCORE = "hiring.score";
        public static final String CANDIDATE = "hiring.candidate";
        public static final String PRIVACY = "hiring.privacy";

        private Names() {}
    }

    public static final int PARTITIONS = 12;

    private final String topicName;
    private final Class<? extends Event> family;
    private final boolean compacted;
    private final Map<String, Class<? extends Event>> types;

    Topic(String topicName, Class<? extends Event> family, boolean compacted) {
        this.topicName = topicName;
        this.family = family;
        this.compacted = compacted;
        this.types = records(family).collect(Collectors.toUnmodifiableMap(Topic::typeOf, Function.identity()));
    }

    public String topicName() {
        return topicName;
    }

    /** The sealed interface of the events on this topic. */
    public Class<? extends Event> family() {
        return family;
    }

    /** Whether Kafka keeps the last record of each key for good instead of everything for a while. */
    public boolean compacted() {
        return compacted;
    }

    /** Event classes by their CloudEvents type. */
    public Map<String, Class<? extends Event>> types() {
        return types;
    }

    public static Optional<Topic> named(String topicName) {
        return Arrays.stream(values())
                .filter(topic -> topic.topicName.equals(topicName))
                .findFirst();
    }

    public static Topic of(Event event) {
        return switch (event) {
            case QuestionEvent _ -> QUESTION;
            case AnswerKeyEvent _ -> ANSWER_KEY;
            case AssessmentEvent _ -> ASSESSMENT;
            case ScoreEvent _ -> SCORE;
            case CandidateEvent _ -> CANDIDATE;
            case PrivacyEvent _ -> PRIVACY;
        };
    }

    /** The CloudEvents type of an event class. */
    public static String typeOf(Class<? extends Event> event) {
        EventType type = event.getAnnotation(EventType.class);
        if (type == null) {
            throw new IllegalArgumentException(event.getName() + " has no @EventType");
        }
        return type.value();
    }

    private static Stream<Class<? extends Event>> records(Class<? extends Event> family) {
        return family.isRecord()
                ? Stream.of(family)
                : Arrays.stream(family.getPermittedSubclasses()).flatMap(type -> records(type.asSubclass(Event.class)));
    }

    /** Every topic's name, in the order of declaration. */
    public static List<String> names() {
        return Arrays.stream(values()).map(Topic::topicName).toList();
    }
}
