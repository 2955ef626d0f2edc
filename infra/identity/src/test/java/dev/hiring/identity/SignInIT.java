package dev.hiring.identity;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody signs in for the gateway, with a browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInIT {
    private static final String BACK = "http://127.0.0.1:8080/login/oauth2/code/hiring";
    private static final String VERIFIER = "a-proof-key-of-43-characters-or-more-for-the-code";
    private static final Pattern HIDDEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    @TempDir
    static Path data;

    RunningIdentity identity;
    HttpClient browser;

    @BeforeAll
    void start() {
        identity = RunningIdentity.start(data);
    }

    @AfterAll
    void stop() {
        identity.close();
    }

    @BeforeEach
    void open() {
        browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void givesTokensForThePersonThatSignedIn() throws Exception {
        JsonNode tokens = tokens(code(signIn("reviewer-globex")));

        Jwt access = decode(tokens.get("access_token").asString());
        assertThat(access.getSubject()).isEqualTo("reviewer-globex");
        assertThat(access.getAudience()).containsExactly("hiring-suite");
        assertThat(access.getClaimAsString("org")).isEqualTo("globex");
        assertThat(access.getClaimAsStringList("roles")).isEqualTo(List.of("reviewer"));

        Jwt id = decode(tokens.get("id_token").asString());
        assertThat(id.getAudience()).containsExactly("gateway");
        assertThat(id.getClaimAsString("name")).isEqualTo("Reviewer of globex");
        assertThat(id.getClaimAsString("nonce")).isEqualTo("once");
    }

    @Test
    void asksOnlyOnceForTheName() throws Exception {
        signIn("recruiter");
        assertThat(code(get(authorize()))).isNotBlank();
    }

    @Test
    void refusesAWrongPasswordAndAnUnknownNameAlike() throws Exception {
        HttpResponse<String> wrong = submit("recruiter", "wrong");
        HttpResponse<String> unknown = submit("nobody", "wrong");
        assertThat(location(wrong)).isEqualTo(location(unknown)).endsWith("/login?error");
        assertThat(get("/login?error").body()).contains("role=\"alert\"", "The name or the password is wrong.");
    }

    @Test
    void refusesAFormOfAnotherSite() throws Exception {
        HttpResponse<String> answer =
                post("/login", Map.of("username", "recruiter", "password", password("recruiter")));
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void showsAPageWithoutScripts() throws Exception {
        HttpResponse<String> page = get("/login");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("<label for=\"username\">", "<label for=\"password\">", "lang=\"en\"")
                .doesNotContain("<script", "style=", "onclick");
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValue("default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none';"
                        + " form-action 'self' http://127.0.0.1:8080");
        assertThat(get("/sign-in.css").headers().firstValue("Content-Type").orElse(""))
                .startsWith("text/css");
    }

    @Test
    void givesNoCodeWithoutAProofKey() throws Exception {
        signIn("recruiter");
        String unproven = authorize().replaceAll("&code_challenge[^&]*=[^&]*", "");
        assertThat(location(get(unproven))).startsWith(BACK + "?error=invalid_request");
    }

    @Test
    void sendsNobodyToAnotherPlace() throws Exception {
        signIn("recruiter");
        String elsewhere = authorize().replace(encode(BACK), encode("http://evil.example.com/"));
        HttpResponse<String> answer = get(elsewhere);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
    }

    @Test
    void takesACodeOnceAndWithItsProofKeyOnly() throws Exception {
        String code = code(signIn("recruiter"));
        assertThat(redeem(code, "another-proof-key-of-43-characters-or-more-here")
                        .statusCode())
                .isEqualTo(400);
        String second = code(get(authorize()));
        assertThat(redeem(second, VERIFIER).statusCode()).isEqualTo(200);
        assertThat(redeem(second, VERIFIER).statusCode()).isEqualTo(400);
    }

    @Test
    void changesTheRefreshTokenWithEachUse() throws Exception {
        String first = tokens(code(signIn("recruiter"))).get("refresh_token").asString();
        HttpResponse<String> renewed = refresh(first);
        assertThat(renewed.statusCode()).isEqualTo(200);
        JsonNode tokens = new JsonMapper().readTree(renewed.body());
        assertThat(decode(tokens.get("access_token").asString()).getClaimAsString("org"))
                .isEqualTo("acme");
        assertThat(refresh(first).statusCode()).isEqualTo(400);
        assertThat(refresh(tokens.get("refresh_token").asString()).statusCode()).isEqualTo(200);
    }

    @Test
    void signsOutAndBackToTheGateway() throws Exception {
        String idToken = tokens(code(signIn("recruiter"))).get("id_token").asString();
        HttpResponse<String> out = get("/connect/logout?id_token_hint=" + idToken + "&client_id=gateway"
                + "&post_logout_redirect_uri=" + encode("http://127.0.0.1:8080/"));
        assertThat(location(out)).isEqualTo("http://127.0.0.1:8080/");
        assertThat(location(get(authorize()))).endsWith("/login");
    }

    @Test
    void keepsItsCookieFromScriptsAndOtherSites() throws Exception {
        assertThat(get(authorize()).headers().firstValue("Set-Cookie").orElse(""))
                .startsWith("hiring-identity=")
                .contains("HttpOnly", "SameSite=Lax");
    }

    private HttpResponse<String> signIn(String username) throws Exception {
        assertThat(location(get(authorize()))).endsWith("/login");
        HttpResponse<String> answer = submit(username, password(username));
        return get(location(answer));
    }

    private String password(String username) {
        return PeopleFile.load(new PrivateFile(data.resolve("people.json")), List.of("none"))
                .get(username)
                .password();
    }

    private HttpResponse<String> submit(String username, String password) throws Exception {
        Matcher hidden = HIDDEN.matcher(get("/login").body());
        assertThat(hidden.find()).isTrue();
        return post("/login", Map.of("username", username, "password", password, "_csrf", hidden.group(1)));
    }

    private static String authorize() throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(US_ASCII));
        return "/oauth2/authorize?response_type=code&client_id=gateway&scope=openid%20profile&state=s&nonce=once"
                + "&redirect_uri=" + encode(BACK) + "&code_challenge_method=S256&code_challenge="
                + Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }

    private static String code(HttpResponse<String> answer) {
        assertThat(location(answer)).startsWith(BACK + "?code=").contains("state=s");
        return location(answer).replaceFirst(".*[?&]code=([^&]*).*", "$1");
    }

    private JsonNode tokens(String code) throws Exception {
        HttpResponse<String> answer = redeem(code, VERIFIER);
        assertThat(answer.statusCode()).isEqualTo(200);
        return new JsonMapper().readTree(answer.body());
    }

    private HttpResponse<String> redeem(String code, String verifier) throws Exception {
        return asGateway(Map.of(
                "grant_type", "authorization_code", "code", code, "redirect_uri", BACK, "code_verifier", verifier));
    }

    private HttpResponse<String> refresh(String token) throws Exception {
        return asGateway(Map.of("grant_type", "refresh_token", "refresh_token", token));
    }

    private HttpResponse<String> asGateway(Map<String, String> form) throws Exception {
        String secret = new PrivateFile(data.resolve("login-secret")).readOrCreate(() -> "none");
        String credentials = Base64.getEncoder().encodeToString(("gateway:" + secret).getBytes(UTF_8));
        return post("/oauth2/token", form, "Authorization", "Basic " + credentials);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return browser.send(
                request(path).header("Accept", "text/html,*/*;q=0.8").build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, Map<String, String> form, String... headers) throws Exception {
        String body = form.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return browser.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(path.startsWith("/") ? identity.url(path) : path));
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("none, but " + answer.statusCode());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private Jwt decode(String token) {
        return NimbusJwtDecoder.withJwkSetUri(identity.url("/oauth2/jwks"))
                .build()
                .decode(token);
    }
}
