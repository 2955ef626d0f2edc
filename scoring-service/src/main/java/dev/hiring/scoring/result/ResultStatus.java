package dev.hiring.scoring.result;

/**
 * Only forward, and {@link #AWAITING_REVIEW} is passed over when there is nothing to review. The last two are ends.
 */
public enum ResultStatus {
    /** The session is completed, but not every key has come yet; nobody has been told anything. */
    WAITING_FOR_KEYS,
    /** Marked but for free text. */
    AWAITING_REVIEW,
    FINAL,
    /** The candidate was erased before the result was final: there is nothing left to be marked. */
    ERASED
}
