package dev.hiring.kit.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

import dev.hiring.kit.http.ProblemWriter;
import dev.hiring.kit.http.StandardProblem;

/** Tells who may not come in that they may not, as problem details. */
final class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    private final ProblemWriter problems;

    Refusals(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
            throws ServletException {
        if (refusal instanceof AuthenticationServiceException) {
            LOG.warn("A token could not be checked: {}", refusal.getMessage());
            problems.write(request, response, StandardProblem.issuerUnavailable());
            return;
        }
        if (InvitationTokens.sentWith(request)) {
            problems.write(request, response, StandardProblem.forbidden());
            return;
        }
        response.addHeader(HttpHeaders.WWW_AUTHENTICATE, challenge(refusal));
        problems.write(request, response, StandardProblem.unauthenticated());
    }

    /** Says whether there was a token, and no more: what is wrong with it would help those who forge them. */
    private static String challenge(AuthenticationException refusal) {
        return refusal instanceof OAuth2AuthenticationException invalid
                ? "Bearer error=\"" + invalid.getError().getErrorCode() + "\""
                : "Bearer";
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refusal)
            throws ServletException {
        problems.write(request, response, StandardProblem.forbidden());
    }
}
