package dev.hiring.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TokenIT {

    private final Upstream upstream = new Upstream("any");
    private final Upstream attacker = new Upstream("{}");

    Issuer issuer;
    RSAKey stranger;
    RunningGateway gateway;

    @BeforeAll
    void start() throws Exception {
        issuer = new Issuer().start();
        stranger = new RSAKeyGenerator(2048).keyID("the-key").generate();
        gateway = RunningGateway.start(issuer, upstream).warm(issuer);
    }

    @AfterAll
    void stop() {
        gateway.close();
        issuer.close();
        upstream.close();
        attacker.close();
    }

    @Test
    void letsAGoodTokenThrough() throws Exception {
        assertThat(gateway.get("/api/v1/questions", issuer).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "at+jwt"})
    void letsATypedTokenThrough(String type) throws Exception {
        JWSHeader header = issuer.header().type(new JOSEObjectType(type)).build();

        assertThat(call(issuer.sign(header, issuer.claims().build())).statusCode())
                .isEqualTo(200);
    }

    @Test
    void toleratesAClockThatIsALittleOff() throws Exception {
        JWTClaimsSet claims = issuer.claims()
                .issueTime(in(-3600))
                .notBeforeTime(in(20))
                .expirationTime(in(-20))
                .build();

        assertThat(call(issuer.sign(issuer.header().build(), claims)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void asksForAToken() throws Exception {
        HttpResponse<String> answer = gateway.get("/api/v1/questions");

        Problems.assertProblem(answer, Problem.UNAUTHENTICATED);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
    }

    @Test
    void forbidsWhatAnInvitationsTokenDoesNotOpen() throws Exception {
        upstream.forget();
        HttpResponse<String> answer = call("inv_0123456789abcdef");

        Problems.assertProblem(answer, Problem.FORBIDDEN);
        assertThat(upstream.asked()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void refuses(String attack, String token) throws Exception {
        upstream.forget();
        HttpResponse<String> answer = call(token);

        Problems.assertProblem(answer, Problem.UNAUTHENTICATED);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer error=\"invalid_token\"");
        assertThat(upstream.asked()).isEmpty();
        assertThat(attacker.asked()).isEmpty();
    }

    Stream<Arguments> attacks() throws Exception {
        Map<String, String> attacks = new LinkedHashMap<>();
        JWSHeader good = issuer.header().build();
        JWTClaimsSet claims = issuer.claims().build();
        RSASSASigner foreign = new RSASSASigner(stranger);
        RSASSASigner own = new RSASSASigner(issuer.key());
        URI evil = URI.create(attacker.url() + "/keys");

        attacks.put("alg none", new PlainJWT(claims).serialize());
        attacks.put("no signature", cut(issuer.token()) + ".");
        attacks.put("another's signature", Issuer.sign(good, claims, foreign));
        attacks.put("changed claims", changed(issuer.token()));
        attacks.put(
                "HS256 with the public key as PEM",
                hmac(issuer.key().toRSAPublicKey().getEncoded()));
        attacks.put("HS256 with the modulus", hmac(issuer.key().getModulus().decode()));
        attacks.put(
                "HS256 with the public JWK",
                hmac(issuer.key().toPublicJWK().toJSONString().getBytes("UTF-8")));
        attacks.put("RS512 with the right key", Issuer.sign(algorithm(JWSAlgorithm.RS512), claims, own));
        attacks.put("PS256 with the right key", Issuer.sign(algorithm(JWSAlgorithm.PS256), claims, own));
        attacks.put("jku", Issuer.sign(issuer.header().jwkURL(evil).build(), claims, foreign));
        attacks.put(
                "jku and odd kid",
                Issuer.sign(issuer.header().keyID("evil").jwkURL(evil).build(), claims, foreign));
        attacks.put("x5u", Issuer.sign(issuer.header().x509CertURL(evil).build(), claims, foreign));
        attacks.put(
                "x5c",
                Issuer.sign(
                        issuer.header()
                                .x509CertChain(List.of(Base64.encode("evil")))
                                .build(),
                        claims,
                        foreign));
        attacks.put(
                "jwk", Issuer.sign(issuer.header().jwk(stranger.toPublicJWK()).build(), claims, foreign));
        attacks.put("odd kid", Issuer.sign(issuer.header().keyID("odd").build(), claims, foreign));
        attacks.put(
                "right key, odd kid", Issuer.sign(issuer.header().keyID("odd").build(), claims, own));
        attacks.put(
                "kid as a path",
                Issuer.sign(issuer.header().keyID("../../dev/null").build(), claims, foreign));
        attacks.put("unknown critical header", Issuer.sign(critical(), claims, own));
        attacks.put(
                "another type",
                issuer.sign(issuer.header().type(new JOSEObjectType("dpop+jwt")).build(), claims));

        attacks.put("expired", claims(issuer.claims().issueTime(in(-3600)).expirationTime(in(-40))));
        attacks.put("without expiry", claims(issuer.claims().expirationTime(null)));
        attacks.put("not yet valid", claims(issuer.claims().notBeforeTime(in(40))));
        attacks.put("another audience", claims(issuer.claims().audience("another")));
        attacks.put("no audience", claims(issuer.claims().audience((String) null)));
        attacks.put("another issuer", claims(issuer.claims().issuer("http://127.0.0.1:1")));
        attacks.put("the issuer with a slash", claims(issuer.claims().issuer(issuer.url() + "/")));
        attacks.put("no issuer", claims(issuer.claims().issuer(null)));
        attacks.put("no org", claims(issuer.claims().claim("org", null)));
        attacks.put("blank org", claims(issuer.claims().claim("org", " ")));
        attacks.put("org as a path", claims(issuer.claims().claim("org", "../globex")));
        attacks.put("no subject", claims(issuer.claims().subject(null)));
        attacks.put("many orgs", claims(issuer.claims().claim("org", List.of("acme", "globex"))));
        attacks.put("org as a number", claims(issuer.claims().claim("org", 7)));
        attacks.put("exp as a word", claims(issuer.claims().claim("exp", "tomorrow")));

        attacks.put("not a token", "opaque");
        attacks.put("three empty parts", "..");
        attacks.put("dots", "a.b.c.d.e");
        attacks.put("not base64", "!!.??.##");
        return attacks.entrySet().stream().map(attack -> Arguments.of(attack.getKey(), attack.getValue()));
    }

    @Test
    void asksTheIssuerSeldomWhateverComes() throws Exception {
        gateway.get("/api/v1/questions", issuer);
        int before = issuer.calls();
        for (int i = 0; i < 50; i++) {
            call(Issuer.sign(
                    issuer.header().keyID("odd-" + i).build(), issuer.claims().build(), new RSASSASigner(stranger)));
        }

        assertThat(issuer.calls() - before).isLessThan(20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic cmVjcnVpdGVyOng=", "bearer", "Bearer", "Bearer a b", "Digest x"})
    void refusesOtherCredentials(String authorization) throws Exception {
        Problems.assertProblem(
                gateway.get("/api/v1/questions", "Authorization", authorization), Problem.UNAUTHENTICATED);
    }

    @Test
    void takesNoTokenFromTheQuery() throws Exception {
        Problems.assertProblem(
                gateway.get("/api/v1/questions?access_token=" + issuer.token()), Problem.UNAUTHENTICATED);
    }

    private HttpResponse<String> call(String token) throws Exception {
        return gateway.get("/api/v1/questions", "Authorization", "Bearer " + token);
    }

    private String claims(JWTClaimsSet.Builder claims) throws Exception {
        return issuer.sign(issuer.header().build(), claims.build());
    }

    private String hmac(byte[] secret) throws Exception {
        return Issuer.sign(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("the-key").build(),
                issuer.claims().build(),
                new MACSigner(secret));
    }

    private static JWSHeader algorithm(JWSAlgorithm algorithm) {
        return new JWSHeader.Builder(algorithm).keyID("the-key").build();
    }

    private JWSHeader critical() {
        return issuer.header()
                .criticalParams(Set.of("http://example.com/unknown"))
                .customParam("http://example.com/unknown", true)
                .build();
    }

    private static String cut(String token) {
        return token.substring(0, token.lastIndexOf('.'));
    }

    private static String changed(String token) {
        String[] parts = token.split("\\.");
        String claims = new Base64URL(parts[1]).decodeToString().replace("acme", "globex");
        return parts[0] + "." + Base64URL.encode(claims) + "." + parts[2];
    }

    private static Date in(int seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }
}
