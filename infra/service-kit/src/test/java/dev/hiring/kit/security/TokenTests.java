package dev.hiring.kit.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

import dev.hiring.kit.http.ApiTest;
import dev.hiring.kit.http.TestClient;

@ApiTest
class TokenTests {

    @Autowired
    private TestClient client;

    @Autowired
    private TestIssuer issuer;

    @Test
    void takesTheCallerFromTheToken() {
        TestClient.Reply reply = call(issuer.token("acme", Role.ATS));
        assertThat(reply.body()).isEqualTo("""
                {"organization":"acme","subject":"client-of-acme","roles":["ats"]}""");
    }

    @Test
    void refusesUnsignedTokens() {
        assertRefused(new PlainJWT(issuer.claims("acme", Role.ATS).build()).serialize());
    }

    @Test
    void refusesTokensSignedWithThePublicKeyAsSecret() throws Exception {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("test-key").build(),
                issuer.claims("acme", Role.ATS).build());
        token.sign(new MACSigner(issuer.key().toRSAPublicKey().getEncoded()));
        assertRefused(token.serialize());
        SignedJWT pem = new SignedJWT(
                new JWSHeader(JWSAlgorithm.HS256),
                issuer.claims("acme", Role.ATS).build());
        pem.sign(new MACSigner(issuer.key().toPublicJWK().toJSONString().getBytes(UTF_8)));
        assertRefused(pem.serialize());
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS384", "RS512", "PS256"})
    void refusesOtherAlgorithmsOfTheRightKey(String algorithm) {
        assertRefused(issuer.sign(
                new JWSHeader.Builder(JWSAlgorithm.parse(algorithm))
                        .keyID("test-key")
                        .build(),
                issuer.claims("acme", Role.ATS).build()));
    }

    @Test
    void neverFollowsWhereATokenPoints() throws Exception {
        RSAKey forged = new RSAKeyGenerator(2048).keyID("forged").generate();
        URI lure = URI.create(issuer.url() + "/lure");
        JWTClaimsSet claims = issuer.claims("acme", Role.ADMIN, Role.ATS).build();
        for (String kid : List.of("forged", "test-key")) {
            JWSHeader.Builder header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(kid);
            assertRefused(TestIssuer.sign(header.jwkURL(lure).build(), claims, forged));
            assertRefused(TestIssuer.sign(header.x509CertURL(lure).build(), claims, forged));
            assertRefused(TestIssuer.sign(header.jwk(forged.toPublicJWK()).build(), claims, forged));
        }
        assertThat(issuer.lured()).isZero();
    }

    @Test
    void refusesUnknownKeysWithoutAskingTheIssuerEachTime() throws Exception {
        RSAKey other = new RSAKeyGenerator(2048).generate();
        call(issuer.token("acme", Role.ATS));
        int before = issuer.keyRequests();
        for (int i = 0; i < 20; i++) {
            assertRefused(TestIssuer.sign(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID("../../odd' OR 1=1 --" + i)
                            .build(),
                    issuer.claims("acme", Role.ATS).build(),
                    other));
        }
        assertThat(issuer.keyRequests() - before).isLessThanOrEqualTo(4);
        assertThat(call(issuer.token("acme", Role.ATS)).status()).isEqualTo(200);
    }

    @Test
    void refusesTokensOutsideTheirTime() {
        Instant now = Instant.now();
        assertRefused(issuer.sign(issuer.claims("acme", Role.ATS)
                .expirationTime(Date.from(now.minusSeconds(40)))
                .build()));
        assertRefused(issuer.sign(issuer.claims("acme", Role.ATS)
                .notBeforeTime(Date.from(now.plusSeconds(60)))
                .build()));
        assertRefused(
                issuer.sign(issuer.claims("acme", Role.ATS).expirationTime(null).build()));
        assertThat(call(issuer.sign(issuer.claims("acme", Role.ATS)
                                .expirationTime(Date.from(now.minusSeconds(10)))
                                .build()))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void refusesTokensForOthersOrOfOthers() {
        assertRefused(issuer.sign(
                issuer.claims("acme", Role.ATS).audience("another-suite").build()));
        assertRefused(issuer.sign(
                issuer.claims("acme", Role.ATS).audience((String) null).build()));
        assertRefused(issuer.sign(
                issuer.claims("acme", Role.ATS).issuer("http://127.0.0.1:1").build()));
        assertRefused(issuer.sign(issuer.claims("acme", Role.ATS).subject(null).build()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "ACME", "a/b", "a.b", "$ne"})
    void refusesTokensWithoutAProperOrganization(String organization) {
        assertRefused(issuer.token(organization, Role.ATS));
    }

    @Test
    void refusesTokensWithoutOrganization() {
        assertRefused(
                issuer.sign(issuer.claims("acme", Role.ATS).claim("org", null).build()));
        assertRefused(issuer.sign(
                issuer.claims("acme", Role.ATS).claim("org", List.of("acme")).build()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "a.b.c", "eyJhbGciOiJub25lIn0.e30."})
    void refusesWhatIsNoToken(String token) {
        assertRefused(token);
    }

    @Test
    void forbidsWhatAnInvitationsTokenDoesNotOpen() {
        assertThat(call(InvitationTokens.PREFIX + "0123456789abcdef").problem()).isEqualTo("403 forbidden");
    }

    @Test
    void challengesCallersWithoutToken() {
        TestClient.Reply reply = client.send(client.request("/caller"));
        assertThat(reply.problem()).isEqualTo("401 unauthenticated");
        assertThat(reply.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
    }

    private TestClient.Reply call(String token) {
        return client.send(client.as(token, "/caller"));
    }

    private void assertRefused(String token) {
        TestClient.Reply reply = call(token);
        assertThat(reply.problem()).isEqualTo("401 unauthenticated");
        assertThat(reply.header("WWW-Authenticate")).startsWith("Bearer error=\"invalid_token\"");
    }
}
