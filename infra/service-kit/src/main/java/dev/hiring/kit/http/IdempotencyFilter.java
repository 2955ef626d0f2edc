package dev.hiring.kit.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.types.Binary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Answers a repeated POST with its first answer. What failed here, and what must not be kept (too long, or marked
 * {@code no-store} as a {@linkplain Problem#passing() passing} refusal and personal data are), runs again instead, which
 * is safe as ids come from the key.
 */
final class IdempotencyFilter extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(IdempotencyFilter.class);

    static final String REPLAYED = "Idempotency-Replayed";
    private static final int LONGEST_BODY = 256 * 1024;
    private static final Set<String> HEADERS = Set.of(HttpHeaders.LOCATION, HttpHeaders.ETAG, HttpHeaders.LINK);

    /** Nothing was done yet, and another try may fare better. */
    private static final Set<Integer> PASSING = Set.of(401, 403, 408, 425, 429);

    private final KeptAnswers answers;
    private final ErasedPeople erased;
    private final ProblemWriter problems;

    IdempotencyFilter(KeptAnswers answers, ErasedPeople erased, ProblemWriter problems) {
        this.answers = answers;
        this.erased = erased;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!IdempotencyKeys.isGiven(request)) {
            chain.doFilter(request, response);
            return;
        }
        BufferedBody buffered;
        KeptAnswers.Claim claim;
        try {
            buffered = new BufferedBody(request);
            claim = answers.claim(
                    hash(IdempotencyKeys.of(request).parts()),
                    fingerprint(buffered),
                    ApiVersions.of(request).orElse(null));
        } catch (Problem | DataAccessException e) {
            problems.write(request, response, e);
            return;
        }
        switch (claim) {
            case KeptAnswers.Claim.Run run -> run(run, buffered, response, chain);
            case KeptAnswers.Claim.Replay(KeptAnswer.Answer answer) -> replay(answer, response);
            case KeptAnswers.Claim.Running _ -> problems.write(request, response, StandardProblem.inProgress());
            case KeptAnswers.Claim.Forgotten _ -> problems.write(request, response, StandardProblem.candidateErased());
            case KeptAnswers.Claim.AnotherRequest _ -> problems.write(request, response, StandardProblem.keyReused());
        }
    }

    private void run(KeptAnswers.Claim.Run run, BufferedBody request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var caught = new ContentCachingResponseWrapper(response);
        boolean kept = false;
        try {
            chain.doFilter(request, caught);
            kept = keep(run, caught, PersonalAnswer.candidateOf(request));
        } finally {
            if (!kept) {
                release(run);
            }
        }
        caught.copyBodyToResponse();
    }

    private boolean keep(
            KeptAnswers.Claim.Run run, ContentCachingResponseWrapper response, Optional<String> candidateId) {
        boolean done = HttpStatusCode.valueOf(response.getStatus()).is2xxSuccessful();
        boolean keepable = response.getContentSize() <= LONGEST_BODY && !isNoStore(response);
        if (response.getStatus() >= 500 || PASSING.contains(response.getStatus()) || (!done && !keepable)) {
            return false;
        }
        try {
            if (keepable) {
                answers.keep(run, answer(response), candidateId);
                candidateId.filter(this::isErased).ifPresent(answers::forgetAnswersOf);
            } else {
                answers.keepNone(run);
            }
        } catch (DataAccessException e) {
            LOG.warn("An answer could not be kept; a repetition will run again", e);
        }
        return true;
    }

    /** Looked at after the answer was kept: of this and the erasure at least one sees the other. */
    private boolean isErased(String candidateId) {
        return Callers.current()
                .filter(caller -> erased.contains(caller.organization(), candidateId))
                .isPresent();
    }

    private static boolean isNoStore(HttpServletResponse response) {
        String caching = response.getHeader(HttpHeaders.CACHE_CONTROL);
        return caching != null && caching.contains("no-store");
    }

    private static KeptAnswer.Answer answer(ContentCachingResponseWrapper response) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (String name : HEADERS) {
            if (response.containsHeader(name)) {
                headers.put(name, new ArrayList<>(response.getHeaders(name)));
            }
        }
        if (response.getContentType() != null) {
            headers.put(HttpHeaders.CONTENT_TYPE, List.of(response.getContentType()));
        }
        return new KeptAnswer.Answer(response.getStatus(), headers, new Binary(response.getContentAsByteArray()));
    }

    private void release(KeptAnswers.Claim.Run run) {
        try {
            answers.release(run);
        } catch (DataAccessException e) {
            LOG.warn("A key could not be released; it is free again in {}", KeptAnswers.LONGEST_RUN, e);
        }
    }

    private static void replay(KeptAnswer.Answer answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        answer.headers().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        response.setHeader(REPLAYED, "true");
        response.setContentLength(answer.body().length());
        response.getOutputStream().write(answer.body().getData());
    }

    private static String fingerprint(BufferedBody request) {
        return hash(List.of(
                String.valueOf(request.getQueryString()),
                String.valueOf(request.getContentType()),
                new String(request.body(), StandardCharsets.ISO_8859_1)));
    }

    private static String hash(List<String> parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                digest.update((part.length() + ":" + part).getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
