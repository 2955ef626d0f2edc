package dev.hiring.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesIT {
    private static final String FILE = "/assets/message.css";

    private final Upstream upstream = new Upstream("upstream");
    private Issuer issuer;
    private RunningGateway gateway;

    @BeforeAll
    void start() throws Exception {
        issuer = new Issuer().start();
        gateway = RunningGateway.start(issuer, upstream);
    }

    @AfterAll
    void stop() {
        gateway.close();
        issuer.close();
        upstream.close();
    }

    @Test
    void servesFilesToAnybody() throws Exception {
        HttpResponse<String> answer = gateway.get(FILE);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Type")).startsWith("text/css");
        assertThat(answer.body()).contains("system-ui");
        assertThat(issuer.calls()).isZero();
    }

    @Test
    void tellsBrowsersToAllowNothingButItsOwn() throws Exception {
        HttpResponse<String> answer = gateway.get(FILE);
        assertThat(header(answer, "Content-Security-Policy"))
                .isEqualTo("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                        + " connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self';"
                        + " frame-ancestors 'none'");
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(answer, "X-Frame-Options")).isEqualTo("DENY");
        assertThat(header(answer, "Referrer-Policy")).isEqualTo("same-origin");
        assertThat(header(answer, "Permissions-Policy")).contains("camera=()", "microphone=()");
        assertThat(header(answer, "Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(header(answer, "Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
    }

    @Test
    void letsBrowsersKeepFilesAndAskWhetherTheyChanged() throws Exception {
        HttpResponse<String> first = gateway.get(FILE);
        assertThat(header(first, "Cache-Control")).isEqualTo("no-cache");
        HttpResponse<String> second = gateway.get(FILE, "If-Modified-Since", header(first, "Last-Modified"));
        assertThat(second.statusCode()).isEqualTo(304);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/assets/", "/assets/nothing.css", "/docs/nothing.json"})
    void knowsNoOtherFiles(String path) throws Exception {
        Problems.assertProblem(gateway.get(path), Problem.NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/..",
                "/assets/../application.yml",
                "/assets/%2e%2e/application.yml",
                "/assets//message.css"
            })
    void refusesPathsThatLeadElsewhere(String path) throws Exception {
        Problems.assertProblem(
                Wire.exchange(gateway, "GET " + path + " HTTP/1.1", "Host: gateway", "Connection: close"),
                Problem.INVALID_REQUEST);
    }

    /** Nobody signs in at a gateway that is not told who signs people in. */
    @ParameterizedTest
    @ValueSource(strings = {"/", "/login", "/login/oauth2/code/hiring", "/logout", "/session"})
    void hasNoLoginUnlessConfigured(String path) throws Exception {
        Problems.assertProblem(gateway.get(path), Problem.NOT_FOUND);
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
