package dev.hiring.kit.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** What handler methods may ask for besides Spring's own: the caller, a page, a precondition, an idempotency
 * key, where links lead. */
final class RequestArguments implements HandlerMethodArgumentResolver {

    private static final Pattern STRONG_TAG = Pattern.compile("\"(0|[1-9][0-9]{0,17})\"");

    private static final Map<Class<?>, Function<HttpServletRequest, Object>> READERS = Map.of(
            Caller.class, RequestArguments::caller,
            IfMatch.class, RequestArguments::ifMatch,
            PageRequest.class, RequestArguments::page,
            IdempotencyKey.class, IdempotencyKeys::of,
            ApiPath.class, ApiVersions::path);

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return READERS.containsKey(parameter.getParameterType());
    }

    @Override
    public @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        Function<HttpServletRequest, Object> reader = READERS.get(parameter.getParameterType());
        HttpServletRequest http = request.getNativeRequest(HttpServletRequest.class);
        return reader == null || http == null ? null : reader.apply(http);
    }

    private static Caller caller(HttpServletRequest request) {
        return Callers.current()
                .orElseThrow(
                        () -> new AuthenticationCredentialsNotFoundException(request.getMethod() + " needs a token"));
    }

    private static IfMatch ifMatch(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.IF_MATCH);
        if (header == null || header.equals("*")) {
            return IfMatch.any();
        }
        Matcher tag = STRONG_TAG.matcher(header);
        if (!tag.matches()) {
            throw new InvalidRequest(HttpHeaders.IF_MATCH, "must be one strong entity tag such as \"3\", or *");
        }
        return IfMatch.of(Long.parseLong(tag.group(1)));
    }

    private static PageRequest page(HttpServletRequest request) {
        return new PageRequest(
                parameter(request, PageRequest.LIMIT)
                        .map(RequestArguments::limit)
                        .orElse(PageRequest.DEFAULT_LIMIT),
                parameter(request, PageRequest.CURSOR).map(Cursor::parse));
    }

    private static Optional<String> parameter(HttpServletRequest request, String name) {
        String[] values = request.getParameterValues(name);
        if (values != null && values.length > 1) {
            throw new InvalidRequest(name, "is given more than once");
        }
        return values == null ? Optional.empty() : Optional.of(values[0]);
    }

    private static int limit(String text) {
        if (text.matches("[0-9]{1,9}")) {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= PageRequest.MAX_LIMIT) {
                return limit;
            }
        }
        throw new InvalidRequest(PageRequest.LIMIT, "must be a whole number from 1 to " + PageRequest.MAX_LIMIT);
    }
}
