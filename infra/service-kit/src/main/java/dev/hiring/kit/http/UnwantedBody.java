package dev.hiring.kit.http;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * Refuses what is sent to an operation that takes no body, where it would be ignored although it was meant: a state, for
 * example. Many clients cannot send JSON without a body, so an empty object is let pass.
 */
final class UnwantedBody implements HandlerInterceptor {

    private final JsonMapper json;

    UnwantedBody(JsonMapper json) {
        this.json = json;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (request.getDispatcherType() == DispatcherType.REQUEST
                && OurHandlers.strict(handler)
                        .filter(method -> !takesBody(method))
                        .isPresent()) {
            check(request.getInputStream().readAllBytes());
        }
        return true;
    }

    private static boolean takesBody(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .anyMatch(argument -> argument.hasParameterAnnotation(RequestBody.class));
    }

    private void check(byte[] body) {
        try (JsonParser parser = json.createParser(body)) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_OBJECT) {
                token = parser.nextToken();
                if (token == JsonToken.PROPERTY_NAME) {
                    throw new InvalidRequest(parser.currentName(), "is not known: this operation takes no body");
                }
                token = token == JsonToken.END_OBJECT ? parser.nextToken() : token;
            }
            if (token != null) {
                throw unwanted();
            }
        } catch (JacksonException e) {
            throw unwanted();
        }
    }

    private static InvalidRequest unwanted() {
        return new InvalidRequest(UnreadableBody.BODY, "is not taken by this operation");
    }
}
