package dev.hiring.candidate.application;

import dev.hiring.events.CandidateEvent;

/** Where people move the shortlisted, in the order of the way. */
enum Step {
    INTERVIEW(Stage.INTERVIEW),
    OFFER(Stage.OFFER),
    HIRED(Stage.HIRED);

    private final Stage stage;

    Step(Stage stage) {
        this.stage = stage;
    }

    Stage stage() {
        return stage;
    }

    /** As the rest of the suite hears of it. */
    static CandidateEvent.Step told(Stage stage) {
        return switch (stage) {
            case SHORTLISTED -> CandidateEvent.Step.SHORTLISTED;
            case INTERVIEW -> CandidateEvent.Step.INTERVIEW;
            case OFFER -> CandidateEvent.Step.OFFER;
            case HIRED -> CandidateEvent.Step.HIRED;
            default -> throw new IllegalArgumentException(stage + " is not on the way of the shortlisted");
        };
    }
}
