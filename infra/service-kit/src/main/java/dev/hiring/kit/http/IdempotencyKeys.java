package dev.hiring.kit.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.http.HttpMethod;

/** Reads the header. Without a caller, on public paths, nothing could keep one client's keys from another's. */
final class IdempotencyKeys {

    private static final Pattern PRINTABLE = Pattern.compile("[ -~]{1,255}");

    private IdempotencyKeys() {}

    static boolean isGiven(HttpServletRequest request) {
        return request.getHeader(IdempotencyKey.HEADER) != null
                && HttpMethod.POST.matches(request.getMethod())
                && Callers.current().isPresent();
    }

    static IdempotencyKey of(HttpServletRequest request) {
        if (!isGiven(request)) {
            return IdempotencyKey.none();
        }
        String key = request.getHeader(IdempotencyKey.HEADER);
        Caller caller = Callers.current().orElseThrow();
        if (!PRINTABLE.matcher(key).matches()) {
            throw new InvalidRequest(IdempotencyKey.HEADER, "must be 1 to 255 printable ASCII characters");
        }
        // What is repeated in another version of the API is the same request, and has its effect once.
        String route = request.getMethod() + " " + ApiVersions.inFirst(request.getRequestURI());
        return new IdempotencyKey(List.of(caller.organization(), caller.subject(), route, key));
    }
}
