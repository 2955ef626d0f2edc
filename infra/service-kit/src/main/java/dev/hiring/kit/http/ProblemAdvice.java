package dev.hiring.kit.http;

import static java.util.Comparator.comparing;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.validation.Errors;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.MethodValidationResult;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.accept.InvalidApiVersionException;
import org.springframework.web.accept.NotAcceptableApiVersionException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

import dev.hiring.kit.aggregate.ConcurrentChange;
import dev.hiring.kit.aggregate.StoreAway;
import dev.hiring.kit.outbox.OutboxFull;

/** Every refusal and every failure as problem details; of what it did not foresee it gives nothing away. */
@RestControllerAdvice
final class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ResponseEntity<Object> refused(Problem problem) {
        return answer(problem, HttpHeaders.EMPTY);
    }

    @ExceptionHandler
    ResponseEntity<Object> taken(DuplicateKeyException e) {
        LOG.debug("A key is taken", e);
        return answer(StandardProblem.conflict(), HttpHeaders.EMPTY);
    }

    @ExceptionHandler
    ResponseEntity<Object> changed(ConcurrentChange e) {
        LOG.debug("Given up", e);
        return answer(StandardProblem.concurrentChange(), HttpHeaders.EMPTY);
    }

    @ExceptionHandler
    ResponseEntity<Object> full(OutboxFull e) {
        LOG.warn("Refused a command: {}", e.getMessage());
        return answer(StandardProblem.backlog(e.retryAfter()), HttpHeaders.EMPTY);
    }

    /** Who is to log in or may not is told by the security filters, which know whether there was a token at all. */
    @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
    void notAllowed(RuntimeException e) {
        throw e;
    }

    /** An answer that is under way cannot be taken back: it is cut off, so that nobody takes it for whole. */
    @ExceptionHandler
    ResponseEntity<Object> failed(Exception e, HttpServletResponse response) throws Exception {
        if (response.isCommitted()) {
            throw e;
        }
        if (StoreAway.isCauseOf(e)) {
            LOG.warn("The store cannot be reached: {}", e.getMessage());
            return answer(StandardProblem.storeUnavailable(), HttpHeaders.EMPTY);
        }
        LOG.error("A request failed", e);
        return answer(StandardProblem.internalError(), HttpHeaders.EMPTY);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (status.is5xxServerError()) {
            LOG.error("A request failed", e);
        }
        return answer(problem(e, status), headers);
    }

    private static Problem problem(Exception e, HttpStatusCode status) {
        return switch (e) {
            case HttpMessageNotReadableException unreadable -> UnreadableBody.problem(unreadable);
            case MethodArgumentNotValidException invalid -> new InvalidRequest(violations((Errors) invalid));
            case HandlerMethodValidationException invalid
            when !invalid.isForReturnValue() -> new InvalidRequest(violations(invalid));
            case MissingServletRequestParameterException missing ->
                new InvalidRequest(missing.getParameterName(), "is required");
            case MissingRequestHeaderException missing -> new InvalidRequest(missing.getHeaderName(), "is required");
            case MethodArgumentTypeMismatchException mismatch ->
                new InvalidRequest(mismatch.getName(), Expectation.of(wanted(mismatch)));
            // The version is a part of the path: where it does not lead anywhere there is nothing.
            case NotAcceptableApiVersionException _ -> StandardProblem.of(HttpStatus.NOT_FOUND);
            case InvalidApiVersionException _ -> StandardProblem.versionUnknown();
            default -> StandardProblem.of(status);
        };
    }

    /** The type of the element where a list or an optional value was asked for. */
    private static @Nullable Class<?> wanted(MethodArgumentTypeMismatchException mismatch) {
        Class<?> wanted = mismatch.getRequiredType();
        for (Throwable cause = mismatch; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConversionFailedException failed) {
                wanted = failed.getTargetType().getObjectType();
            }
        }
        return wanted;
    }

    private static List<Violation> violations(Errors errors) {
        return errors.getAllErrors().stream()
                .map(error -> new Violation(
                        error instanceof FieldError field ? field.getField() : UnreadableBody.BODY, text(error)))
                .sorted(comparing(Violation::field).thenComparing(Violation::reason))
                .toList();
    }

    private static List<Violation> violations(MethodValidationResult invalid) {
        return invalid.getParameterValidationResults().stream()
                .flatMap(ProblemAdvice::violations)
                .toList();
    }

    private static Stream<Violation> violations(ParameterValidationResult result) {
        if (result instanceof ParameterErrors body) {
            return violations((Errors) body).stream();
        }
        String parameter = String.valueOf(result.getMethodParameter().getParameterName());
        return result.getResolvableErrors().stream().map(error -> new Violation(parameter, text(error)));
    }

    private static String text(MessageSourceResolvable error) {
        return error.getDefaultMessage() == null ? "has a wrong value" : error.getDefaultMessage();
    }

    private static ResponseEntity<Object> answer(Problem problem, HttpHeaders headers) {
        ProblemDetail body = problem.body();
        String trace = MDC.get("traceId");
        if (problem.status().is5xxServerError() && trace != null) {
            body.setProperty("traceId", trace);
        }
        return ResponseEntity.status(problem.status())
                .headers(headers)
                .headers(problem.headers())
                .body(body);
    }
}
