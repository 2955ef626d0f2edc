package dev.hiring.kit.http;

import java.util.Optional;
import org.springframework.web.method.HandlerMethod;

/** Tells the suite's own operations from what a library serves, which has rules of its own. */
public final class OurHandlers {

    private static final String OURS = "dev.hiring.";

    private OurHandlers() {}

    public static Optional<HandlerMethod> method(Object handler) {
        return handler instanceof HandlerMethod method
                        && method.getBeanType().getName().startsWith(OURS)
                ? Optional.of(method)
                : Optional.empty();
    }

    /** Those of them whose contract is ours too, so that whoever sends what it does not name is mistaken. */
    static Optional<HandlerMethod> strict(Object handler) {
        return method(handler).filter(method -> !method.getBeanType().isAnnotationPresent(ForeignContract.class));
    }
}
