package dev.hiring.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoginIT {
    private static final String SESSION = "hiring-session";

    private final Upstream upstream = new Upstream("upstream");
    private Issuer issuer;
    private CodeGrant people;
    private RunningGateway gateway;
    private Browser browser;

    @BeforeAll
    void start() throws Exception {
        issuer = new Issuer().start();
        people = issuer.people();
        gateway = RunningGateway.withLogin(issuer, upstream);
    }

    @AfterAll
    void stop() {
        gateway.close();
        issuer.close();
        upstream.close();
    }

    @BeforeEach
    void open() {
        people.reset();
        upstream.forget();
        browser = new Browser(gateway);
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void asksTheProviderWithStateNonceAndProofKey() throws Exception {
        URI asked = URI.create(Browser.location(browser.get("/login")));
        assertThat(asked.toString()).startsWith(issuer.url() + "/authorize?");
        assertThat(CodeGrant.form(asked.getRawQuery()))
                .containsEntry("response_type", "code")
                .containsEntry("client_id", CodeGrant.CLIENT)
                .containsEntry("redirect_uri", "http://127.0.0.1:" + gateway.port() + "/login/oauth2/code/hiring")
                .containsEntry("code_challenge_method", "S256")
                .hasEntrySatisfying(
                        "scope", scope -> assertThat(scope.split(" ")).contains("openid"))
                .hasEntrySatisfying("code_challenge", key -> assertThat(key).hasSize(43))
                .hasEntrySatisfying("state", state -> assertThat(state).hasSizeGreaterThan(40))
                .hasEntrySatisfying("nonce", nonce -> assertThat(nonce).hasSize(43));
    }

    @Test
    void tellsWhoIsSignedIn() throws Exception {
        HttpResponse<String> end = browser.signIn();
        assertThat(end.statusCode()).isEqualTo(302);
        assertThat(Browser.location(end)).isEqualTo("/");

        JsonNode session = browser.session();
        assertThat(session.at("/name").asString()).isEqualTo("Ada Byron");
        assertThat(session.at("/organization").asString()).isEqualTo("acme");
        assertThat(session.at("/roles")).hasToString("[\"recruiter\"]");
        assertThat(session.at("/csrf/header").asString()).isEqualTo("X-CSRF-Token");
        assertThat(browser.get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void givesTheBrowserACookieAndNoToken() throws Exception {
        HttpResponse<String> end = browser.signIn();
        HttpResponse<String> session = browser.get("/session");

        assertThat(browser.cookies()).containsOnlyKeys(SESSION);
        assertThat(browser.cookies().get(SESSION)).hasSize(43);
        assertThat(browser.setCookies())
                .allSatisfy(line ->
                        assertThat(line).containsIgnoringCase("HttpOnly").contains("Path=/", "SameSite=Lax"))
                .noneSatisfy(line -> assertThat(line).contains("Domain"));
        assertThat(Stream.of(end, session).map(answer -> answer.headers().map() + answer.body()))
                .noneSatisfy(text -> assertThat(text).contains("eyJ"));
        assertThat(session.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void asksTheServicesWithTheTokenAndWithoutTheCookie() throws Exception {
        browser.signIn();
        assertThat(browser.get("/api/v1/questions").statusCode()).isEqualTo(200);
        assertThat(upstream.asked()).singleElement().satisfies(asked -> {
            assertThat(asked.headers().getFirst("Authorization")).isEqualTo("Bearer " + people.lastAccessToken());
            assertThat(asked.headers()).doesNotContainKey("Cookie").doesNotContainKey("X-csrf-token");
        });
    }

    @Test
    void limitsASessionAsItsPersonWouldBeWithAToken() throws Exception {
        browser.signIn();
        HttpResponse<String> answer = browser.get("/api/v1/questions");
        assertThat(answer.headers().firstValue("RateLimit-Policy").orElse(""))
                .contains("\"client\"", "\"organization\"");
    }

    @Test
    void prefersTheTokenThatARequestBrings() throws Exception {
        browser.signIn();
        String token = issuer.token();
        assertThat(browser.send("POST", "/api/v1/questions", "Authorization", "Bearer " + token)
                        .statusCode())
                .isEqualTo(200);
        assertThat(upstream.asked())
                .singleElement()
                .satisfies(asked ->
                        assertThat(asked.headers().getFirst("Authorization")).isEqualTo("Bearer " + token));
        Problems.assertProblem(
                browser.get("/api/v1/questions", "Authorization", "Bearer wrong"), Problem.UNAUTHENTICATED);
    }

    @Test
    void opensNoTestByASession() throws Exception {
        browser.signIn();
        browser.get("/api/v1/sessions/1");
        assertThat(upstream.asked())
                .singleElement()
                .satisfies(asked -> assertThat(asked.headers())
                        .doesNotContainKey("Authorization")
                        .doesNotContainKey("Cookie"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    void refusesChangesWithoutTheTokenOfThePage(String method) throws Exception {
        browser.signIn();
        Problems.assertProblem(browser.send(method, "/api/v1/questions"), Problem.CSRF);
        Problems.assertProblem(browser.send(method, "/api/v1/questions", "X-CSRF-Token", "guessed"), Problem.CSRF);
        assertThat(upstream.asked()).isEmpty();
        assertThat(browser.send(method, "/api/v1/questions", "X-CSRF-Token", browser.csrf())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void refusesTheTokenOfAnotherSessionsPage() throws Exception {
        browser.signIn();
        try (Browser other = new Browser(gateway)) {
            other.signIn();
            Problems.assertProblem(
                    browser.send("POST", "/api/v1/questions", "X-CSRF-Token", other.csrf()), Problem.CSRF);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, Sec-Fetch-Site, cross-site",
        "POST, Sec-Fetch-Site, cross-site",
        "POST, Sec-Fetch-Site, same-site",
        "POST, Origin, null"
    })
    void refusesOtherSitesWhateverTheySend(String method, String header, String value) throws Exception {
        browser.signIn();
        String csrf = browser.csrf();
        HttpResponse<String> answer = browser.send(method, "/api/v1/questions", "X-CSRF-Token", csrf, header, value);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(upstream.asked()).isEmpty();
    }

    /** The provider is another site, and so is a mail with a link to a page. */
    @ParameterizedTest
    @ValueSource(strings = {"same-site", "cross-site"})
    void letsPeopleInWhoComeFromElsewhere(String site) throws Exception {
        browser.signIn();
        assertThat(browser.get("/?job=1", coming(site, "navigate", "document")).statusCode())
                .isEqualTo(200);
        HttpResponse<String> back =
                browser.get(browser.comeBackFrom(browser.get("/login")), coming(site, "navigate", "document"));
        assertThat(Browser.location(back)).isEqualTo("/");
    }

    @ParameterizedTest
    @CsvSource({"GET, navigate, iframe", "GET, no-cors, document", "POST, navigate, document"})
    void letsOtherSitesOpenPagesOnly(String method, String mode, String what) throws Exception {
        browser.signIn();
        Problems.assertProblem(
                browser.send(method, "/api/v1/questions", coming("cross-site", mode, what)), Problem.CSRF);
        assertThat(upstream.asked()).isEmpty();
    }

    private static String[] coming(String site, String mode, String what) {
        return new String[] {"Sec-Fetch-Site", site, "Sec-Fetch-Mode", mode, "Sec-Fetch-Dest", what};
    }

    @Test
    void letsPagesOfItsOwnThrough() throws Exception {
        browser.signIn();
        assertThat(browser.send(
                                "POST",
                                "/api/v1/questions",
                                "X-CSRF-Token",
                                browser.csrf(),
                                "Sec-Fetch-Site",
                                "same-origin",
                                "Origin",
                                "http://127.0.0.1:" + gateway.port())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void beginsEachSessionUnderANewIdAndEndsTheOneBefore() throws Exception {
        browser.cookies().put(SESSION, "an-id-that-somebody-else-has-chosen");
        browser.signIn();
        String first = browser.cookies().get(SESSION);
        assertThat(first).isNotEqualTo("an-id-that-somebody-else-has-chosen");
        browser.signIn();
        assertThat(browser.cookies().get(SESSION)).isNotEqualTo(first);

        browser.cookies().put(SESSION, first);
        Problems.assertProblem(browser.get("/session"), Problem.UNAUTHENTICATED);
    }

    @Test
    void sendsWhoeverIsNotSignedInToTheLogin() throws Exception {
        HttpResponse<String> home = browser.get("/");
        assertThat(home.statusCode()).isEqualTo(302);
        assertThat(Browser.location(home)).isEqualTo("/login");
        HttpResponse<String> job = browser.get("/?job=1&x=2");
        assertThat(Browser.location(browser.signIn(Browser.location(job)))).isEqualTo("/?job=1&x=2");
        Problems.assertProblem(new Browser(gateway).get("/session"), Problem.UNAUTHENTICATED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example.com/",
                "//evil.example.com/",
                "/\\evil.example.com",
                "\\\\evil.example.com",
                "javascript:alert(1)",
                "evil",
                "/login",
                "/a\r\nSet-Cookie: x=y",
                ""
            })
    void returnsToNoOtherPlace(String place) throws Exception {
        String path = "/login?return_to=" + URLEncoder.encode(place, StandardCharsets.UTF_8);
        assertThat(Browser.location(browser.signIn(path))).isEqualTo("/");
    }

    @Test
    void renewsTheTokenBeforeItExpires() throws Exception {
        people.lasting(Duration.ofSeconds(30));
        browser.signIn();
        String first = people.lastAccessToken();
        people.lasting(Duration.ofHours(1));
        browser.get("/api/v1/questions");
        browser.get("/api/v1/questions");

        assertThat(people.lastAccessToken()).isNotEqualTo(first);
        assertThat(upstream.asked())
                .extracting(asked -> asked.headers().getFirst("Authorization"))
                .containsOnly("Bearer " + people.lastAccessToken());
        assertThat(refreshes()).hasSize(1);
    }

    @Test
    void renewsTheTokenOfASessionOnceAtATime() throws Exception {
        people.lasting(Duration.ofSeconds(30));
        browser.signIn();
        people.lasting(Duration.ofHours(1));
        Callable<Integer> request = () -> browser.get("/api/v1/questions").statusCode();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = threads.invokeAll(Collections.nCopies(20, request));
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }
        assertThat(refreshes()).hasSize(1);
    }

    @Test
    void endsASessionThatTheProviderRenewsNoMore() throws Exception {
        people.lasting(Duration.ofSeconds(30));
        browser.signIn();
        people.withdrawRefreshTokens();
        Problems.assertProblem(browser.get("/api/v1/questions"), Problem.UNAUTHENTICATED);
        Problems.assertProblem(browser.get("/session"), Problem.UNAUTHENTICATED);
        assertThat(refreshes()).hasSize(1);
    }

    @Test
    void keepsASessionOverAnOutageOfTheProvider() throws Exception {
        people.lasting(Duration.ofSeconds(30));
        browser.signIn();
        people.breaking(true);
        assertThat(browser.get("/api/v1/questions").statusCode()).isEqualTo(200);
        people.breaking(false);
        assertThat(browser.get("/api/v1/questions").statusCode()).isEqualTo(200);
        assertThat(refreshes()).hasSize(2);
    }

    @Test
    void signsOutHereAndAtTheProvider() throws Exception {
        browser.signIn();
        String id = browser.cookies().get(SESSION);
        HttpResponse<String> end =
                browser.send("POST", "/logout", "X-CSRF-Token", browser.csrf(), "Accept", "application/json");
        assertThat(end.statusCode()).isEqualTo(200);
        String next = new JsonMapper().readTree(end.body()).at("/location").asString();
        assertThat(next).startsWith(issuer.url() + "/end?");
        Map<String, String> asked = CodeGrant.form(URI.create(next).getRawQuery());
        assertThat(asked)
                .containsEntry("client_id", CodeGrant.CLIENT)
                .containsEntry("post_logout_redirect_uri", "http://127.0.0.1:" + gateway.port() + "/");
        assertThat(SignedJWT.parse(asked.get("id_token_hint")).getJWTClaimsSet().getSubject())
                .isEqualTo("ada");

        assertThat(browser.cookies()).isEmpty();
        browser.cookies().put(SESSION, id);
        Problems.assertProblem(browser.get("/api/v1/questions"), Problem.UNAUTHENTICATED);
    }

    @Test
    void sendsAPageOnToTheProviderWithoutARedirectOfItsForm() throws Exception {
        browser.signIn();
        HttpResponse<String> end =
                browser.send("POST", "/logout", "X-CSRF-Token", browser.csrf(), "Accept", "text/html,*/*;q=0.8");
        assertThat(end.statusCode()).isEqualTo(200);
        assertThat(end.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("form-action 'self'");
        assertThat(end.body()).contains("http-equiv=\"refresh\"", "url=" + issuer.url() + "/end?");
    }

    @Test
    void signsNobodyOutForAnotherSite() throws Exception {
        browser.signIn();
        Problems.assertProblem(browser.send("POST", "/logout"), Problem.CSRF);
        browser.get("/logout");
        assertThat(browser.get("/session").statusCode()).isEqualTo(200);
    }

    @Test
    void takesNobodyBackTwice() throws Exception {
        String back = browser.comeBackFrom(browser.get("/login"));
        browser.get(back);
        assertPage(browser.get(back), 400, "no longer valid");
        assertThat(people.asked()).hasSize(1);
    }

    @Test
    void takesNobodyBackInAnotherBrowser() throws Exception {
        String back = browser.comeBackFrom(browser.get("/login"));
        try (Browser other = new Browser(gateway)) {
            other.get("/login");
            assertPage(other.get(back), 400, "no longer valid");
            assertThat(other.cookies()).doesNotContainKey(SESSION);
        }
        assertThat(people.asked()).isEmpty();
    }

    @Test
    void takesNobodyBackWithAnotherState() throws Exception {
        String back = browser.comeBackFrom(browser.get("/login"));
        assertPage(browser.get(back.replaceFirst("state=[^&]*", "state=another")), 400, "no longer valid");
        assertThat(browser.cookies()).doesNotContainKey(SESSION);
    }

    @Test
    void takesNoCodeThatSomebodyElseWasGiven() throws Exception {
        String stolen = browser.comeBackFrom(browser.get("/login"));
        try (Browser thief = new Browser(gateway)) {
            String own = thief.comeBackFrom(thief.get("/login"));
            String mixed = own.replaceFirst(
                    "code=[^&]*",
                    "code="
                            + CodeGrant.form(stolen.substring(stolen.indexOf('?') + 1))
                                    .get("code"));
            assertPage(thief.get(mixed), 400, "no longer valid");
            assertThat(thief.cookies()).doesNotContainKey(SESSION);
        }
    }

    @Test
    void believesNoIdentityThatIsNotForThisLogin() throws Exception {
        people.identifyingBy(claims -> claims.claim("nonce", "another"));
        assertPage(browser.signIn(), 400, "no longer valid");
        people.identifyingBy(claims -> claims.audience("another"));
        assertPage(browser.signIn(), 400, "no longer valid");
        people.identifyingBy(claims -> claims.issuer("http://another"));
        assertPage(browser.signIn(), 400, "no longer valid");
        assertThat(browser.cookies()).doesNotContainKey(SESSION);
    }

    @Test
    void saysThatTheProviderRefused() throws Exception {
        people.refusing("access_denied");
        assertPage(browser.signIn(), 403, "You are not signed in");
        people.refusing("%3Cscript%3E");
        HttpResponse<String> odd = browser.signIn();
        assertPage(odd, 400, "no longer valid");
        assertThat(odd.body()).doesNotContain("script>");
    }

    @Test
    void signsNobodyInWhomTheApiWouldRefuse() throws Exception {
        people.allowing(claims -> claims.claim("org", null));
        assertPage(browser.signIn(), 403, "no access");
        assertThat(browser.cookies()).doesNotContainKey(SESSION);
    }

    @Test
    void saysThatTheProviderIsAway() throws Exception {
        people.breaking(true);
        HttpResponse<String> answer = browser.signIn();
        assertThat(answer.statusCode()).isIn(400, 503);
        assertThat(answer.body()).contains("<!doctype html>").doesNotContain("Exception");
    }

    private List<Map<String, String>> refreshes() {
        return people.asked().stream()
                .filter(form -> "refresh_token".equals(form.get("grant_type")))
                .toList();
    }

    private static void assertPage(HttpResponse<String> answer, int status, String text) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'");
        assertThat(answer.headers().firstValue("Location")).isEmpty();
        assertThat(answer.body()).contains(text).doesNotContain("Exception");
    }
}
