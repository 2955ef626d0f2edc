package dev.hiring.embedded;

/** A server cannot start for a reason that whoever started it can remove; the message is one line for that person. */
public class StartFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StartFailure(String message) {
        super(message);
    }

    public StartFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
