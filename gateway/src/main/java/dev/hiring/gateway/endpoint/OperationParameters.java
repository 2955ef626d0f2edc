package dev.hiring.gateway.endpoint;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.core.MethodParameter;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;

import dev.hiring.gateway.Refusal;

/**
 * The query parameters that an operation takes. Whoever mistypes a filter would take the whole for its answer, so that
 * others are refused.
 *
 * @param repeatable by name, whether it may be given more than once
 */
record OperationParameters(Map<String, Boolean> repeatable) {

    static OperationParameters of(HandlerMethod method) {
        return new OperationParameters(Arrays.stream(method.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
                .collect(Collectors.toMap(
                        OperationParameters::name,
                        parameter -> Collection.class.isAssignableFrom(parameter.getParameterType()))));
    }

    private static String name(MethodParameter parameter) {
        RequestParam annotation = Objects.requireNonNull(parameter.getParameterAnnotation(RequestParam.class));
        return annotation.name().isEmpty() ? Objects.requireNonNull(parameter.getParameterName()) : annotation.name();
    }

    void check(MultiValueMap<String, String> given) {
        given.forEach((name, values) -> {
            Boolean many = repeatable.get(name);
            if (many == null) {
                throw Refusal.invalid(name, "is not a parameter of this operation");
            }
            if (!many && values.size() > 1) {
                throw Refusal.invalid(name, "is given more than once");
            }
        });
    }
}
