package dev.hiring.candidate.application;

/** Why a test will not be taken. */
public enum Missed {
    /** It was not started in time. */
    EXPIRED(Stage.INVITATION_EXPIRED),
    /** It was called off before it was started. */
    CANCELLED(Stage.INVITATION_CANCELLED);

    private final Stage stage;

    Missed(Stage stage) {
        this.stage = stage;
    }

    /** That it leads the application to. */
    Stage stage() {
        return stage;
    }
}
