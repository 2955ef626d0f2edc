package dev.hiring.gateway.login;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * How people sign in. Nobody can as long as there is no client.
 *
 * @param clientId the gateway's own name at the provider; empty: there is no login
 * @param clientSecret also what cookies and kept sessions are sealed with, so it is the same for gateways that share them
 * @param publicUrl where browsers find the gateway; under https its cookies are for https alone
 * @param requireHttps whether another {@code publicUrl} is refused
 * @param scopes what is asked for; {@code openid} has to be there
 * @param idle a session ends when nobody has used it for so long
 * @param lifetime a session ends after so long in any case
 * @param maxSessions of more, those that are used least are ended, where this gateway keeps them itself
 * @param redis where gateways share their sessions; empty: each keeps its own
 * @param patience how long to wait for that
 */
@ConfigurationProperties("hiring.login")
record LoginSettings(
        @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret,
        @Nullable URI publicUrl,
        @DefaultValue("false") boolean requireHttps,
        @DefaultValue({"openid", "profile"}) Set<String> scopes,
        @DefaultValue("30m") Duration idle,
        @DefaultValue("8h") Duration lifetime,
        @DefaultValue("10000") int maxSessions,
        @DefaultValue("") String redis,
        @DefaultValue("250ms") Duration patience) {
    LoginSettings {
        if (!clientId.isBlank()) {
            if (clientSecret.isBlank()) {
                throw refused(
                        "client-secret", null, "A login client needs its secret: set HIRING_LOGIN_CLIENT_SECRET.");
            }
            if (publicUrl == null || publicUrl.getHost() == null) {
                throw refused(
                        "public-url",
                        publicUrl,
                        "People are sent back here after they signed in: set HIRING_PUBLIC_URL to where browsers find"
                                + " the gateway.");
            }
            if (requireHttps && !isHttps(publicUrl)) {
                throw refused(
                        "public-url",
                        publicUrl,
                        "In production the cookie of a session goes over https alone: set HIRING_PUBLIC_URL to an"
                                + " https URL.");
            }
            if (!scopes.contains("openid")) {
                throw refused("scopes", scopes, "The scope openid has to be there.");
            }
        }
    }

    private static RuntimeException refused(String setting, @Nullable Object value, String reason) {
        return new InvalidConfigurationPropertyValueException("hiring.login." + setting, value, reason);
    }

    private static boolean isHttps(URI url) {
        return "https".equalsIgnoreCase(url.getScheme());
    }

    boolean secure() {
        return isHttps(home());
    }

    /** Where browsers find the gateway, with a slash at the end. */
    URI home() {
        String url = String.valueOf(publicUrl);
        return URI.create(url.endsWith("/") ? url : url + "/");
    }

    /** The scheme, host and port of {@link #home}, as browsers name them in {@code Origin}. */
    String origin() {
        URI home = home();
        return home.getScheme() + "://" + home.getAuthority();
    }

    /** The record's own form would put the secret into a log. */
    @Override
    public String toString() {
        return "LoginSettings[" + clientId + " at " + publicUrl + "]";
    }
}
