package dev.hiring.identity;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.server.authorization.InMemoryOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;

/**
 * Keeps who has signed in, for their codes, refresh tokens and the way out: the newest logins, until the provider stops.
 * Of clients that ask with their secrets it keeps nothing: each of their tokens says by itself all there is to know.
 */
final class RememberedLogins implements OAuth2AuthorizationService {
    private final OAuth2AuthorizationService logins = new InMemoryOAuth2AuthorizationService();
    private final Set<String> ids = new LinkedHashSet<>();
    private final int most;

    RememberedLogins(int most) {
        this.most = most;
    }

    /** What has no token yet the framework's own list bounds by itself. */
    @Override
    public synchronized void save(OAuth2Authorization login) {
        if (login.getAuthorizationGrantType().equals(AuthorizationGrantType.CLIENT_CREDENTIALS)) {
            return;
        }
        logins.save(login);
        if (login.getAccessToken() != null) {
            ids.remove(login.getId());
            ids.add(login.getId());
            if (ids.size() > most) {
                forget(ids.iterator().next());
            }
        }
    }

    private void forget(String id) {
        ids.remove(id);
        OAuth2Authorization login = logins.findById(id);
        if (login != null) {
            logins.remove(login);
        }
    }

    @Override
    public synchronized void remove(OAuth2Authorization login) {
        ids.remove(login.getId());
        logins.remove(login);
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return logins.findById(id);
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType tokenType) {
        return logins.findByToken(token, tokenType);
    }
}
