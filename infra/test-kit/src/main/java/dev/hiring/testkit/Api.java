package dev.hiring.testkit;

import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.client.RestTestClient;

/** The service's HTTP API, as one caller or another sees it. */
public final class Api {

    /** How long tests wait for what happens after a request. */
    public static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String baseUrl;
    private final Tokens tokens;

    Api(String baseUrl, Tokens tokens) {
        this.baseUrl = baseUrl;
        this.tokens = tokens;
    }

    /** With a token of that organization and those roles. */
    public RestTestClient as(String organization, String... roles) {
        return withBearer(tokens.bearer(organization, roles));
    }

    /** With any bearer token: a candidate's, for example. */
    public RestTestClient withBearer(String token) {
        return RestTestClient.bindToServer()
                .baseUrl(baseUrl)
                .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                .build();
    }

    public RestTestClient anonymous() {
        return RestTestClient.bindToServer().baseUrl(baseUrl).build();
    }

    public String baseUrl() {
        return baseUrl;
    }
}
