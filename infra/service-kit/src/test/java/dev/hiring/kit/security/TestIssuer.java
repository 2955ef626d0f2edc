package dev.hiring.kit.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** An issuer with its discovery document and keys over HTTP, and a place that tokens try to lure the service to. */
public final class TestIssuer implements AutoCloseable {

    private final HttpServer server;
    private final RSAKey key;
    private final AtomicInteger keyRequests = new AtomicInteger();
    private final AtomicInteger lured = new AtomicInteger();

    public TestIssuer() throws IOException, JOSEException {
        key = new RSAKeyGenerator(2048).keyID("test-key").generate();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        serve("/.well-known/openid-configuration", new AtomicInteger(), """
                {"issuer": "%s", "jwks_uri": "%s/keys"}""".formatted(url(), url()));
        serve("/keys", keyRequests, new JWKSet(key.toPublicJWK()).toString());
        serve("/lure", lured, new JWKSet(key.toPublicJWK()).toString());
        server.start();
    }

    private void serve(String path, AtomicInteger count, String body) {
        server.createContext(path, exchange -> {
            count.incrementAndGet();
            byte[] bytes = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    RSAKey key() {
        return key;
    }

    int keyRequests() {
        return keyRequests.get();
    }

    int lured() {
        return lured.get();
    }

    public String token(String organization, String... roles) {
        return sign(claims(organization, roles).build());
    }

    JWTClaimsSet.Builder claims(String organization, String... roles) {
        return new JWTClaimsSet.Builder()
                .issuer(url())
                .subject("client-of-" + organization)
                .audience("hiring-suite")
                .expirationTime(Date.from(Instant.now().plusSeconds(300)))
                .claim("org", organization)
                .claim("roles", List.of(roles));
    }

    String sign(JWTClaimsSet claims) {
        return sign(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
    }

    String sign(JWSHeader header, JWTClaimsSet claims) {
        return sign(header, claims, key);
    }

    static String sign(JWSHeader header, JWTClaimsSet claims, RSAKey key) {
        try {
            SignedJWT token = new SignedJWT(header, claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
