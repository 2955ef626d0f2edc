package dev.hiring.kit.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends connections, and refuses requests, as the {@link Drain} says. */
final class DrainFilter extends OncePerRequestFilter {

    private final Drain drain;
    private final ProblemWriter problems;

    DrainFilter(Drain drain, ProblemWriter problems) {
        this.drain = drain;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (drain.isClosing()) {
            response.setHeader(HttpHeaders.CONNECTION, "close");
        }
        if (drain.isRefusing()) {
            problems.write(request, response, StandardProblem.stopping(drain.comeBackAfter()));
        } else {
            chain.doFilter(request, response);
        }
    }
}
