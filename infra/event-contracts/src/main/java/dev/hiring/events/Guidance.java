package dev.hiring.events;

import java.util.List;

/**
 * What an interviewer or reviewer should know of a question.
 *
 * @param covers what a good answer covers
 * @param lookFor signs of understanding
 * @param doNotAccept what must not earn marks
 */
public record Guidance(List<String> covers, List<String> lookFor, List<String> doNotAccept) {

    public static final Guidance NONE = new Guidance(List.of(), List.of(), List.of());

    public Guidance {
        covers = List.copyOf(covers);
        lookFor = List.copyOf(lookFor);
        doNotAccept = List.copyOf(doNotAccept);
    }
}
