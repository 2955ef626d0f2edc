package dev.hiring.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A recruiter signs in with a browser: the gateway, the identity provider and a service together. */
@ExtendWith(RunningSuite.Extension.class)
class LoginIT {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern HIDDEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(Redirect.NORMAL)
            .build();
    private final RunningSuite suite;

    LoginIT(RunningSuite suite) {
        this.suite = suite;
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void worksByASessionUntilTheRecruiterSignsOut() throws Exception {
        HttpResponse<String> form = get("/");
        assertThat(form.uri().toString()).startsWith(suite.home().issuer() + "/login");
        HttpResponse<String> page = submit(form, password("recruiter"));
        assertThat(page.uri().toString()).isEqualTo(suite.home().gateway() + "/");
        assertThat(page.statusCode()).isEqualTo(200);

        JsonNode session = JSON.readTree(get("/session").body());
        assertThat(session.path("name").asString()).isEqualTo("Recruiter of acme");
        assertThat(session.path("organization").asString()).isEqualTo("acme");
        assertThat(session.path("roles")).hasToString("[\"recruiter\"]");
        assertThat(cookies.getCookieStore().getCookies())
                .filteredOn(cookie -> cookie.getName().equals("hiring-session"))
                .singleElement()
                .satisfies(cookie -> assertThat(cookie.isHttpOnly()).isTrue());
        assertThat(cookies.getCookieStore().getCookies())
                .extracting(HttpCookie::getValue)
                .noneSatisfy(value -> assertThat(value).startsWith("eyJ"));

        assertThat(get("/api/v1/library").statusCode()).isEqualTo(200);
        assertThat(post("/api/v1/library/import", "").statusCode()).isEqualTo(403);
        String csrf = session.at("/csrf/token").asString();
        assertThat(post("/api/v1/library/import", csrf).statusCode()).isEqualTo(200);

        String next =
                JSON.readTree(post("/logout", csrf).body()).path("location").asString();
        assertThat(next).startsWith(suite.home().issuer() + "/connect/logout?");
        assertThat(get("/session").statusCode()).isEqualTo(401);
        assertThat(get("/api/v1/library").statusCode()).isEqualTo(401);
        HttpResponse<String> again = send(HttpRequest.newBuilder(URI.create(next)));
        assertThat(again.uri().toString()).startsWith(suite.home().issuer() + "/login");
    }

    @Test
    void letsNobodyInWithAWrongPassword() throws Exception {
        HttpResponse<String> again = submit(get("/"), "wrong");
        assertThat(again.body()).contains("The name or the password is wrong.");
        assertThat(get("/session").statusCode()).isEqualTo(401);
    }

    private String password(String username) throws IOException {
        return JSON.readTree(Files.readString(suite.home().people()))
                .valueStream()
                .filter(person -> person.path("username").asString().equals(username))
                .findFirst()
                .orElseThrow()
                .path("password")
                .asString();
    }

    private HttpResponse<String> submit(HttpResponse<String> form, String password)
            throws IOException, InterruptedException {
        Matcher hidden = HIDDEN.matcher(form.body());
        assertThat(hidden.find()).isTrue();
        String fields = "username=recruiter&password=%s&_csrf=%s"
                .formatted(URLEncoder.encode(password, UTF_8), URLEncoder.encode(hidden.group(1), UTF_8));
        return send(HttpRequest.newBuilder(URI.create(suite.home().issuer() + "/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(fields)));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(suite.home().gateway() + path)));
    }

    private HttpResponse<String> post(String path, String csrf) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(suite.home().gateway() + path))
                .header("X-CSRF-Token", csrf)
                .header("Accept", "application/json")
                .POST(BodyPublishers.noBody()));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return browser.send(request.build(), BodyHandlers.ofString());
    }
}
