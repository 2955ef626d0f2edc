package dev.hiring.kit.http;

import java.util.List;
import org.springframework.http.HttpStatus;

/** The request has the right shape, but what it asks for cannot be. */
public final class Unprocessable extends Problem {

    private static final long serialVersionUID = 1L;

    public Unprocessable(String field, String reason) {
        this(List.of(new Violation(field, reason)));
    }

    public Unprocessable(List<Violation> errors) {
        super(HttpStatus.UNPROCESSABLE_CONTENT, "unprocessable", Violations.sentence(errors));
        with("errors", List.copyOf(errors));
    }
}
