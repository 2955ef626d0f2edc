package dev.hiring.kit.consume;

/** Names the dead-letter topic of a consumer group: {@code <topic>.<group>.dlt}. */
record DeadLetterTopics(String group) {

    static final String SUFFIX = ".dlt";

    /**
     * The largest letter. A broker takes 1 MiB by default, but of what a producer has compressed: unpacked, with the reason
     * added and packed again it is more, and a letter that finds no room would hold its partition up for good.
     */
    static final int MAX_BYTES = 32 << 20;

    String of(String topic) {
        return topic + "." + group + SUFFIX;
    }

    String original(String deadLetterTopic) {
        return deadLetterTopic.substring(0, deadLetterTopic.length() - group.length() - SUFFIX.length() - 1);
    }
}
