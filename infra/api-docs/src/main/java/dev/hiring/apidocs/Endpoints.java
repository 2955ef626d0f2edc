package dev.hiring.apidocs;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;

/** All that an application has mapped on its public port. */
final class Endpoints {

    private static final String HANDLERS = "requestMappingHandlerMapping";
    private static final String ERROR_PAGE = "/error";

    /** Marks what somebody else has prescribed, and so has described. */
    private static final String FOREIGN = "dev.hiring.kit.http.ForeignContract";

    private Endpoints() {}

    static List<Endpoint> ofServlets(ApplicationContext context) {
        return context
                .getBean(
                        HANDLERS,
                        org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .entrySet()
                .stream()
                .flatMap(entry -> {
                    var info = entry.getKey();
                    return endpoints(
                            info.getPatternValues(),
                            info.getMethodsCondition().getMethods(),
                            Objects.requireNonNullElse(
                                    info.getVersionCondition().getVersion(), ""),
                            info.getProducesCondition().getProducibleMediaTypes(),
                            entry.getValue());
                })
                .sorted()
                .toList();
    }

    static List<Endpoint> ofWebFlux(ApplicationContext context) {
        return context
                .getBean(
                        HANDLERS,
                        org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .entrySet()
                .stream()
                .flatMap(entry -> {
                    var info = entry.getKey();
                    return endpoints(
                            info.getPatternsCondition().getPatterns().stream()
                                    .map(pattern -> pattern.getPatternString())
                                    .toList(),
                            info.getMethodsCondition().getMethods(),
                            Objects.requireNonNullElse(
                                    info.getVersionCondition().getVersion(), ""),
                            info.getProducesCondition().getProducibleMediaTypes(),
                            entry.getValue());
                })
                .sorted()
                .toList();
    }

    private static Stream<Endpoint> endpoints(
            Collection<String> patterns,
            Set<RequestMethod> methods,
            String version,
            Set<MediaType> produces,
            HandlerMethod handler) {
        List<String> types = produces.stream().map(MediaType::toString).toList();
        return patterns.stream()
                .filter(pattern -> !pattern.equals(ERROR_PAGE) && !isForeign(handler))
                .flatMap(pattern -> methods.stream()
                        .map(method -> Endpoint.of(
                                HttpMethod.valueOf(method.name()), pattern, version, types, handler.getMethod())));
    }

    private static boolean isForeign(HandlerMethod handler) {
        return Arrays.stream(handler.getBeanType().getAnnotations())
                .anyMatch(annotation -> annotation.annotationType().getName().equals(FOREIGN));
    }
}
