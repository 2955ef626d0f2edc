package dev.hiring.kit.http;

import java.util.List;
import org.springframework.http.HttpStatus;

/** The request is not of the shape that the API asks for. */
public final class InvalidRequest extends Problem {

    private static final long serialVersionUID = 1L;

    public InvalidRequest(String field, String reason) {
        this(List.of(new Violation(field, reason)));
    }

    public InvalidRequest(List<Violation> errors) {
        super(HttpStatus.BAD_REQUEST, "invalid-request", Violations.sentence(errors));
        with("errors", List.copyOf(errors));
    }
}
