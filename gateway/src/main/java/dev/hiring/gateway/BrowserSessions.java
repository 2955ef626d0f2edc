package dev.hiring.gateway;

import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;

/** Lets browsers in that have a session instead of a token. */
public interface BrowserSessions {
    /** Finds the token of a request in its session, unless the request brings one by itself. */
    ServerAuthenticationConverter besides(ServerAuthenticationConverter own);

    /** Refuses requests that another site makes a browser send along with its cookie. */
    void guard(ServerHttpSecurity http);
}
