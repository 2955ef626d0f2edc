package dev.hiring.kit.http;

import org.springframework.http.HttpStatus;

/** The answer to an unknown id, and just the same to another organization's. */
public final class NotFound extends Problem {

    private static final long serialVersionUID = 1L;

    /**
     * @param what a noun such as {@code question}
     */
    public NotFound(String what) {
        super(HttpStatus.NOT_FOUND, "not-found", "There is no such " + what + ".");
    }
}
