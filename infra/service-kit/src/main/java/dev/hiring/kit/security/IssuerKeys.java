package dev.hiring.kit.security;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetRetrievalException;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.URLBasedJWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The issuer's public keys, fetched from the one place that the settings or the issuer's discovery document name; a
 * token's own hints ({@code jku}, {@code x5u}) are never followed. The issuer may be away until the first token comes.
 */
final class IssuerKeys implements JWKSetSource<SecurityContext> {

    private static final String DISCOVERY = "/.well-known/openid-configuration";

    private final String issuer;
    private final ResourceRetriever web;
    private volatile @Nullable JWKSetSource<SecurityContext> keys;

    IssuerKeys(SecuritySettings settings, ResourceRetriever web) {
        this.issuer = settings.issuer();
        this.web = web;
        if (settings.jwksUri() != null && !settings.jwksUri().isBlank()) {
            keys = at(settings.jwksUri());
        }
    }

    @Override
    public JWKSet getJWKSet(
            JWKSetCacheRefreshEvaluator refreshEvaluator, long currentTime, @Nullable SecurityContext context)
            throws KeySourceException {
        JWKSetSource<SecurityContext> known = keys;
        if (known == null) {
            known = discover();
            keys = known;
        }
        return known.getJWKSet(refreshEvaluator, currentTime, context);
    }

    private JWKSetSource<SecurityContext> discover() throws KeySourceException {
        try {
            URL url = URI.create(issuer.replaceAll("/+$", "") + DISCOVERY).toURL();
            Map<String, Object> document =
                    JSONObjectUtils.parse(web.retrieveResource(url).getContent());
            if (!issuer.equals(JSONObjectUtils.getString(document, "issuer"))) {
                throw new KeySourceException("The discovery document of " + issuer + " is of another issuer");
            }
            return at(JSONObjectUtils.getString(document, "jwks_uri"));
        } catch (IOException | ParseException | IllegalArgumentException e) {
            throw new JWKSetRetrievalException("Could not discover the keys of " + issuer, e);
        }
    }

    private JWKSetSource<SecurityContext> at(String uri) {
        try {
            return new URLBasedJWKSetSource<>(URI.create(uri).toURL(), web);
        } catch (IOException e) {
            throw new IllegalArgumentException(uri + " is not a URL", e);
        }
    }

    @Override
    public void close() {}
}
