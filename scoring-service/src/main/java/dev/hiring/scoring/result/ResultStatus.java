package dev.hiring.scoring.result;

/** Only forward, and {@link #AWAITING_REVIEW} is passed over when there is nothing to review. */
public enum ResultStatus {
    /** The session is completed, but not every key has come yet; nobody has been told anything. */
    WAITING_FOR_KEYS,
    /** Marked but for free text. */
    AWAITING_REVIEW,
    FINAL
}
