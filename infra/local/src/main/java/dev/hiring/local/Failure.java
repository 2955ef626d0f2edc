package dev.hiring.local;

/** Something that the person at the terminal has to know; the message is all they see. */
public final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Failure(String message) {
        super(message);
    }
}
