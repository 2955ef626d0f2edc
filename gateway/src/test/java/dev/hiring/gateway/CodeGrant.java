package dev.hiring.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import tools.jackson.databind.json.JsonMapper;

/** The part of a provider at which Ada signs in at once: codes bound to their proof keys, and refresh tokens good for once. */
final class CodeGrant {
    static final String CLIENT = "gateway";
    static final String SECRET = "the gateway's secret, of 256 bits or so";

    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private final List<String> refreshTokens = new CopyOnWriteArrayList<>();
    private final List<Map<String, String>> asked = new CopyOnWriteArrayList<>();
    private final List<String> accessTokens = new CopyOnWriteArrayList<>();
    private final Issuer issuer;

    private volatile Duration lifetime = Duration.ofHours(1);
    private volatile String error = "";
    private volatile boolean away;
    private volatile UnaryOperator<JWTClaimsSet.Builder> identity = claims -> claims;
    private volatile UnaryOperator<JWTClaimsSet.Builder> access = claims -> claims;

    CodeGrant(Issuer issuer) {
        this.issuer = issuer;
    }

    /** Of access tokens from now on. */
    void lasting(Duration time) {
        lifetime = time;
    }

    /** Refuses to sign anybody in, for that reason. */
    void refusing(String reason) {
        error = reason;
    }

    /** Gives tokens to nobody, as if it were broken. */
    void breaking(boolean broken) {
        away = broken;
    }

    void identifyingBy(UnaryOperator<JWTClaimsSet.Builder> claims) {
        identity = claims;
    }

    void allowing(UnaryOperator<JWTClaimsSet.Builder> claims) {
        access = claims;
    }

    void withdrawRefreshTokens() {
        refreshTokens.clear();
    }

    /** The forms with which tokens were asked for. */
    List<Map<String, String>> asked() {
        return asked;
    }

    String lastAccessToken() {
        return accessTokens.getLast();
    }

    void reset() {
        lasting(Duration.ofHours(1));
        refusing("");
        breaking(false);
        identifyingBy(claims -> claims);
        allowing(claims -> claims);
        asked.clear();
    }

    void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> request = form(exchange.getRequestURI().getRawQuery());
        String answer;
        if (error.isEmpty()) {
            String code = UUID.randomUUID().toString();
            codes.put(code, request);
            answer = "code=" + code;
        } else {
            answer = "error=" + error;
        }
        exchange.getResponseHeaders()
                .set(
                        "Location",
                        request.get("redirect_uri") + "?" + answer + "&state="
                                + URLEncoder.encode(request.get("state"), UTF_8));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    void token(HttpExchange exchange) throws IOException {
        Map<String, String> form = form(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        asked.add(form);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        if (away) {
            Upstream.answer(exchange, 503, "{}");
        } else if (!isClient(exchange)) {
            Upstream.answer(exchange, 401, "{\"error\":\"invalid_client\"}");
        } else {
            Map<String, String> request = new HashMap<>();
            boolean good = "refresh_token".equals(form.get("grant_type"))
                    ? refreshTokens.remove(form.get("refresh_token"))
                    : redeem(form, request);
            Upstream.answer(exchange, good ? 200 : 400, good ? tokens(request) : "{\"error\":\"invalid_grant\"}");
        }
    }

    private static boolean isClient(HttpExchange exchange) {
        String expected = URLEncoder.encode(CLIENT, UTF_8) + ":" + URLEncoder.encode(SECRET, UTF_8);
        return ("Basic " + Base64.getEncoder().encodeToString(expected.getBytes(UTF_8)))
                .equals(exchange.getRequestHeaders().getFirst("Authorization"));
    }

    private boolean redeem(Map<String, String> form, Map<String, String> request) {
        Map<String, String> asked = codes.remove(form.getOrDefault("code", ""));
        if (asked == null) {
            return false;
        }
        request.putAll(asked);
        return Objects.equals(asked.get("redirect_uri"), form.get("redirect_uri"))
                && "S256".equals(asked.get("code_challenge_method"))
                && hash(form.getOrDefault("code_verifier", "")).equals(asked.get("code_challenge"));
    }

    private String tokens(Map<String, String> request) {
        try {
            Instant now = Instant.now();
            String refresh = UUID.randomUUID().toString();
            refreshTokens.add(refresh);
            JWTClaimsSet.Builder claims = issuer.claims()
                    .subject("ada")
                    .jwtID(UUID.randomUUID().toString())
                    .expirationTime(Date.from(now.plus(lifetime)));
            String token =
                    issuer.sign(issuer.header().build(), access.apply(claims).build());
            accessTokens.add(token);
            Map<String, Object> answer = new HashMap<>(Map.of(
                    "access_token",
                    token,
                    "token_type",
                    "Bearer",
                    "expires_in",
                    lifetime.toSeconds(),
                    "refresh_token",
                    refresh));
            if (request.containsKey("nonce")) {
                answer.put("id_token", idToken(request.get("nonce"), now));
            }
            return new JsonMapper().writeValueAsString(answer);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private String idToken(String nonce, Instant now) throws JOSEException {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(issuer.url())
                .subject("ada")
                .audience(CLIENT)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .claim("nonce", nonce)
                .claim("name", "Ada Byron");
        return issuer.sign(issuer.header().build(), identity.apply(claims).build());
    }

    private static String hash(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static Map<String, String> form(String text) {
        Map<String, String> form = new HashMap<>();
        for (String pair : List.of(text.split("&"))) {
            int equals = pair.indexOf('=');
            form.put(
                    URLDecoder.decode(pair.substring(0, equals), UTF_8),
                    URLDecoder.decode(pair.substring(equals + 1), UTF_8));
        }
        return form;
    }
}
