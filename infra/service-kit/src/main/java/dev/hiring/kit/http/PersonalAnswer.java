package dev.hiring.kit.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** Says of the answer to the current request whose it is: one that is kept for repetitions goes when they are erased. */
public final class PersonalAnswer {

    private static final String ATTRIBUTE = PersonalAnswer.class.getName();

    private PersonalAnswer() {}

    public static void of(String candidateId) {
        RequestContextHolder.currentRequestAttributes()
                .setAttribute(ATTRIBUTE, candidateId, RequestAttributes.SCOPE_REQUEST);
    }

    static Optional<String> candidateOf(HttpServletRequest request) {
        return Optional.ofNullable((String) request.getAttribute(ATTRIBUTE));
    }
}
