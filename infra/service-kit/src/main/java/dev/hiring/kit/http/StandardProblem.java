package dev.hiring.kit.http;

import java.time.Duration;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/** The problems that any request may meet, whatever it asks for. */
public final class StandardProblem extends Problem {

    private static final long serialVersionUID = 1L;
    private static final Duration SHORTLY = Duration.ofSeconds(5);
    private static final Duration SOON = Duration.ofSeconds(1);

    private StandardProblem(HttpStatus status, String type, String detail) {
        super(status, type, detail);
    }

    static Problem internalError() {
        return new StandardProblem(
                HttpStatus.INTERNAL_SERVER_ERROR, "internal-error", "Something went wrong here. It has been logged.");
    }

    static Problem storeUnavailable() {
        return new StandardProblem(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "store-unavailable",
                        "The store cannot be reached at the moment.")
                .retryAfter(SHORTLY);
    }

    static Problem backlog(Duration wait) {
        return new StandardProblem(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "event-backlog",
                        "Too many events wait to be passed on. Nothing was stored.")
                .retryAfter(wait);
    }

    static Problem stopping(Duration wait) {
        return new StandardProblem(
                        HttpStatus.SERVICE_UNAVAILABLE, "service-unavailable", "This service is about to stop.")
                .retryAfter(wait);
    }

    static Problem conflict() {
        return new StandardProblem(HttpStatus.CONFLICT, "conflict", "There is such a one already.");
    }

    static Problem concurrentChange() {
        return new StandardProblem(
                        HttpStatus.CONFLICT,
                        "concurrent-change",
                        "Somebody else is changing it. Read it again, then decide.")
                .passing();
    }

    static Problem bodyTooLarge(long limit) {
        return new StandardProblem(
                HttpStatus.CONTENT_TOO_LARGE, "body-too-large", "A body may have at most " + limit + " bytes.");
    }

    static Problem unsupportedMediaType(String detail) {
        return new StandardProblem(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type", detail);
    }

    static Problem keyReused() {
        return new StandardProblem(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "idempotency-key-reused",
                "This Idempotency-Key came with another request before.");
    }

    static Problem inProgress() {
        return new StandardProblem(
                        HttpStatus.CONFLICT, "request-in-progress", "The first request with this key is still running.")
                .retryAfter(SOON);
    }

    public static Problem candidateErased() {
        return new StandardProblem(HttpStatus.CONFLICT, "candidate-erased", "The candidate was erased.");
    }

    public static Problem unauthenticated() {
        return new StandardProblem(
                HttpStatus.UNAUTHORIZED, "unauthenticated", "A valid bearer token of this suite's issuer is needed.");
    }

    public static Problem forbidden() {
        return new StandardProblem(HttpStatus.FORBIDDEN, "forbidden", "The roles in the token do not allow this.");
    }

    public static Problem issuerUnavailable() {
        return new StandardProblem(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "issuer-unavailable",
                        "The token cannot be checked, since its issuer cannot be reached at the moment.")
                .retryAfter(SHORTLY);
    }

    static Problem versionUnknown() {
        return new StandardProblem(HttpStatus.NOT_FOUND, "version-unknown", "There is no such version of the API.")
                .with("versions", ApiVersions.LIVE);
    }

    /** What the framework refused by itself. */
    static Problem of(HttpStatusCode code) {
        HttpStatus status = HttpStatus.resolve(code.value());
        if (status == null) {
            return internalError();
        }
        return switch (status) {
            case INTERNAL_SERVER_ERROR -> internalError();
            case NOT_FOUND -> new StandardProblem(status, "unknown-route", "There is nothing at this path.");
            case METHOD_NOT_ALLOWED ->
                new StandardProblem(status, slug(status), "This path does not take that method.");
            case NOT_ACCEPTABLE -> new StandardProblem(status, slug(status), "Answers are JSON: application/json.");
            case UNSUPPORTED_MEDIA_TYPE -> unsupportedMediaType("Bodies are JSON: application/json.");
            case BAD_REQUEST -> new StandardProblem(status, "invalid-request", "The request is malformed.");
            default -> new StandardProblem(status, slug(status), status.getReasonPhrase() + ".");
        };
    }

    private static String slug(HttpStatus status) {
        return status.getReasonPhrase().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }
}
