package dev.hiring.question.library;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.hiring.question.bank.Content;

/** The questions that come with the suite. */
record Library(List<Entry> entries) {

    Library {
        entries = List.copyOf(entries);
    }

    /** How many questions each topic has, by the topics' names. */
    Map<String, Long> byTopic() {
        return entries.stream()
                .collect(Collectors.groupingBy(entry -> entry.content().topic(), TreeMap::new, Collectors.counting()));
    }

    /**
     * @param key names the question for good, whatever becomes of its words
     */
    record Entry(String key, Content content) {}
}
