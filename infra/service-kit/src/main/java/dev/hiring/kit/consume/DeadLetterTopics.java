package dev.hiring.kit.consume;

/** Names the dead-letter topic of a consumer group: {@code <topic>.<group>.dlt}. */
record DeadLetterTopics(String group) {

    static final String SUFFIX = ".dlt";

    String of(String topic) {
        return topic + "." + group + SUFFIX;
    }

    String original(String deadLetterTopic) {
        return deadLetterTopic.substring(0, deadLetterTopic.length() - group.length() - SUFFIX.length() - 1);
    }
}
