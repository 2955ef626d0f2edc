package dev.hiring.apidocs;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.RequestHeader;

/**
 * Who may call an operation.
 *
 * @param roles one of them is enough; none where no token of the issuer is asked for
 * @param isPublic whether anybody may call it, or whoever has an invitation
 * @param isCandidates whether an invitation's token is asked for
 */
record Access(List<String> roles, boolean isPublic, boolean isCandidates) {

    static Access of(Method operation) {
        RolesAllowed allowed = AnnotatedElementUtils.findMergedAnnotation(operation, RolesAllowed.class);
        boolean candidates = Arrays.stream(operation.getParameters())
                .map(parameter -> parameter.getAnnotation(RequestHeader.class))
                .anyMatch(header -> header != null && header.name().equals(HttpHeaders.AUTHORIZATION));
        boolean open = AnnotatedElementUtils.hasAnnotation(operation, PermitAll.class);
        if (allowed == null && !open) {
            throw new IllegalStateException(operation + " says neither roles nor that anybody may call it");
        }
        return new Access(
                allowed == null
                        ? List.of()
                        : Arrays.stream(allowed.value()).sorted().toList(),
                open,
                candidates);
    }

    String sentence() {
        if (isCandidates) {
            return "For the candidate, with the token of the invitation.";
        }
        return isPublic ? "For everybody." : "Roles: `" + String.join("`, `", roles) + "`.";
    }
}
