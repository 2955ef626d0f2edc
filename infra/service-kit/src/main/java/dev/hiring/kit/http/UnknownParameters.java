package dev.hiring.kit.http;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses parameters that an operation does not take: whoever mistypes a filter would take the whole list for its answer. */
final class UnknownParameters implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        // An error page is asked for with the parameters of the request that failed.
        if (request.getQueryString() != null && request.getDispatcherType() == DispatcherType.REQUEST) {
            OurHandlers.strict(handler).ifPresent(method -> check(request, known(method)));
        }
        return true;
    }

    private static void check(HttpServletRequest request, Set<String> known) {
        for (String parameter : given(request)) {
            if (!known.contains(parameter)) {
                throw new InvalidRequest(parameter, "is not a parameter of this operation");
            }
        }
    }

    private static Set<String> given(HttpServletRequest request) {
        try {
            return request.getParameterMap().keySet();
        } catch (IllegalStateException e) {
            // By the servlet specification: parameters that cannot be decoded, or too many of them.
            throw new InvalidRequest("query", "cannot be read");
        }
    }

    private static Set<String> known(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .flatMap(UnknownParameters::names)
                .collect(Collectors.toSet());
    }

    private static Stream<String> names(MethodParameter argument) {
        if (argument.getParameterType() == PageRequest.class) {
            return PageRequest.PARAMETERS.stream();
        }
        RequestParam parameter = argument.getParameterAnnotation(RequestParam.class);
        if (parameter == null) {
            return Stream.empty();
        }
        return Stream.ofNullable(parameter.name().isEmpty() ? argument.getParameterName() : parameter.name());
    }
}
