package dev.hiring.candidate.connection;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets in on {@link CalledBy} controllers who has the key of a connection of that kind, and nobody else. */
@Configuration(proxyBeanMethods = false)
class InboundKeyCheck implements WebMvcConfigurer {

    private static final String CONNECTION = Connection.class.getName();
    private static final int FIRST = -1;

    private final ConnectionService connections;

    InboundKeyCheck(ConnectionService connections) {
        this.connections = connections;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new HandlerInterceptor() {
                    @Override
                    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
                        check(request, handler);
                        return true;
                    }
                })
                .order(FIRST);
    }

    private void check(HttpServletRequest request, Object handler) {
        CalledBy caller =
                handler instanceof HandlerMethod method ? method.getBeanType().getAnnotation(CalledBy.class) : null;
        if (caller != null) {
            request.setAttribute(
                    CONNECTION, connections.authenticate(caller.value(), request.getHeader(HttpHeaders.AUTHORIZATION)));
        }
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new HandlerMethodArgumentResolver() {
            @Override
            public boolean supportsParameter(MethodParameter parameter) {
                return parameter.getParameterType() == Connection.class;
            }

            @Override
            public @Nullable Object resolveArgument(
                    MethodParameter parameter,
                    @Nullable ModelAndViewContainer container,
                    NativeWebRequest request,
                    @Nullable WebDataBinderFactory binders) {
                return request.getAttribute(CONNECTION, RequestAttributes.SCOPE_REQUEST);
            }
        });
    }
}
