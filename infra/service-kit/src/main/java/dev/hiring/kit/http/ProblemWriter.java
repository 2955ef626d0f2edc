package dev.hiring.kit.http;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Supplier;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Answers with problem details from where no handler is in charge yet, such as a filter. */
public final class ProblemWriter {

    private final Supplier<HandlerExceptionResolver> resolver;

    ProblemWriter(Supplier<HandlerExceptionResolver> resolver) {
        this.resolver = resolver;
    }

    public void write(HttpServletRequest request, HttpServletResponse response, RuntimeException refusal)
            throws ServletException {
        if (resolver.get().resolveException(request, response, null, refusal) == null) {
            throw new ServletException(refusal);
        }
    }
}
