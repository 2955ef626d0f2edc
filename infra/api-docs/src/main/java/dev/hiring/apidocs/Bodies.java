package dev.hiring.apidocs;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.io.Resource;
import org.springframework.web.bind.annotation.RequestBody;

/** What an operation takes and answers, whatever Spring wraps it in. */
final class Bodies {

    private static final Set<String> WRAPPERS =
            Set.of("org.springframework.http.ResponseEntity", "reactor.core.publisher.Mono");
    private static final String STREAM = "reactor.core.publisher.Flux";
    private static final String PAGE = "Page";

    private Bodies() {}

    static Optional<Type> request(Method operation) {
        return Arrays.stream(operation.getParameters())
                .filter(parameter -> parameter.isAnnotationPresent(RequestBody.class))
                .map(Parameter::getParameterizedType)
                .findFirst();
    }

    /** Empty where there is no body, or one without an end. */
    static Optional<Type> response(Method operation) {
        Type type = operation.getGenericReturnType();
        while (type instanceof ParameterizedType wrapper
                && WRAPPERS.contains(erased(wrapper).getName())) {
            type = wrapper.getActualTypeArguments()[0];
        }
        return type == void.class || type == Void.class || type == Resource.class || isStream(operation)
                ? Optional.empty()
                : Optional.of(type);
    }

    static boolean isStream(Method operation) {
        return operation.getReturnType().getName().equals(STREAM);
    }

    /** What an operation writes by itself, in a form that it names. */
    static boolean isFile(Endpoint endpoint) {
        Class<?> type = endpoint.handler().getReturnType();
        return (type == void.class || Resource.class.isAssignableFrom(type))
                && !endpoint.produces().isEmpty();
    }

    static boolean isPage(Method operation) {
        return response(operation)
                .filter(type -> erased(type).getSimpleName().endsWith(PAGE))
                .isPresent();
    }

    private static Class<?> erased(Type type) {
        return (Class<?>) (type instanceof ParameterizedType generic ? generic.getRawType() : type);
    }
}
