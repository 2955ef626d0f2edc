package dev.hiring.kit.consume;

/** A record that can never be handled, however often it is tried: it goes to the dead-letter topic at once. */
public final class RejectedEvent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RejectedEvent(String reason) {
        super(reason);
    }

    public RejectedEvent(String reason, Throwable cause) {
        super(reason, cause);
    }
}
