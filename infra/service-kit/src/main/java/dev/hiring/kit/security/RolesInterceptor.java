package dev.hiring.kit.security;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

import dev.hiring.kit.http.OurHandlers;

/**
 * Holds callers to the roles that a handler method names, before anything of the request is read. One of ours that
 * names none lets nobody in.
 */
final class RolesInterceptor implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!OurHandlers.method(handler).map(RolesInterceptor::isAllowed).orElse(true)) {
            throw new AccessDeniedException("Not for these roles");
        }
        return true;
    }

    private static boolean isAllowed(HandlerMethod method) {
        if (AnnotatedElementUtils.hasAnnotation(method.getMethod(), PermitAll.class)) {
            return true;
        }
        RolesAllowed allowed = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), RolesAllowed.class);
        if (allowed == null) {
            return false;
        }
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        return caller != null
                && Arrays.stream(allowed.value()).map(Role::authority).anyMatch(caller.getAuthorities()::contains);
    }
}
