package dev.hiring.kit.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/** Bounds request bodies, and refuses those that are not plain UTF-8: a compressed one could grow without bound. */
final class BodyFilter extends OncePerRequestFilter {

    private final long limit;
    private final ProblemWriter problems;

    BodyFilter(long limit, ProblemWriter problems) {
        this.limit = limit;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Problem problem = problem(request);
        if (problem != null) {
            problems.write(request, response, problem);
            return;
        }
        chain.doFilter(new BoundedBody(request, limit), response);
    }

    private @Nullable Problem problem(HttpServletRequest request) {
        if (request.getContentLengthLong() > limit) {
            return StandardProblem.bodyTooLarge(limit);
        }
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            return StandardProblem.unsupportedMediaType("Bodies are not compressed.")
                    .header(HttpHeaders.ACCEPT_ENCODING, "identity");
        }
        return isUtf8(request.getContentType()) ? null : StandardProblem.unsupportedMediaType("Bodies are UTF-8.");
    }

    private static boolean isUtf8(@Nullable String contentType) {
        if (contentType == null) {
            return true;
        }
        try {
            Charset charset = MediaType.parseMediaType(contentType).getCharset();
            return charset == null || charset.equals(StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
