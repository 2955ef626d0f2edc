package dev.hiring.identity;

/** The provider must not start; the message says why and {@link #action} what to do about it. */
final class StartRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String action;

    StartRefused(String reason, String action) {
        super(reason);
        this.action = action;
    }

    StartRefused(String reason, String action, Throwable cause) {
        super(reason, cause);
        this.action = action;
    }

    String action() {
        return action;
    }
}
