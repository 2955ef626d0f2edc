package dev.hiring.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
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
import java.net.ServerSocket;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** An OpenID provider with one key, which can be away for a while, and at which people sign in. */
final class Issuer implements AutoCloseable {

    private final AtomicInteger calls = new AtomicInteger();
    private final CodeGrant people = new CodeGrant(this);
    private final RSAKey key;
    private final int port;
    private @Nullable HttpServer server;

    Issuer() throws IOException, JOSEException {
        key = new RSAKeyGenerator(2048).keyID("the-key").generate();
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
    }

    Issuer start() throws IOException {
        HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        serve(started, "/.well-known/openid-configuration", """
                {"issuer": "%1$s", "jwks_uri": "%1$s/keys", "authorization_endpoint": "%1$s/authorize",
                 "token_endpoint": "%1$s/token", "end_session_endpoint": "%1$s/end"}""".formatted(url()));
        started.createContext("/authorize", people::authorize);
        started.createContext("/token", people::token);
        serve(started, "/keys", new JWKSet(key).toString(true));
        started.start();
        server = started;
        return this;
    }

    private void serve(HttpServer server, String path, String json) {
        server.createContext(path, exchange -> {
            calls.incrementAndGet();
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            Upstream.answer(exchange, 200, json);
        });
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    CodeGrant people() {
        return people;
    }

    RSAKey key() {
        return key;
    }

    int calls() {
        return calls.get();
    }

    String token() throws JOSEException {
        return sign(header().build(), claims().build());
    }

    JWSHeader.Builder header() {
        return new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID());
    }

    JWTClaimsSet.Builder claims() {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(url())
                .subject("recruiter")
                .audience(List.of("hiring-suite"))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(3600)))
                .claim("org", "acme")
                .claim("roles", List.of("recruiter"));
    }

    String sign(JWSHeader header, JWTClaimsSet claims) throws JOSEException {
        return sign(header, claims, new RSASSASigner(key));
    }

    static String sign(JWSHeader header, JWTClaimsSet claims, JWSSigner signer) throws JOSEException {
        SignedJWT token = new SignedJWT(header, claims);
        token.sign(signer);
        return token.serialize();
    }

    @Override
    public void close() {
        if (server != null) {
            server.stop(0);
        }
    }
}
