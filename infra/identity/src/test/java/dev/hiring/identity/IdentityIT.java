package dev.hiring.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
class IdentityIT {

    @TempDir
    static Path data;

    RunningIdentity identity;

    @BeforeAll
    void start() {
        identity = RunningIdentity.start(data);
    }

    @AfterAll
    void stop() {
        identity.close();
    }

    @Test
    void signsTokensThatVerifyAgainstThePublishedKeys() throws Exception {
        Jwt token = verified(identity.token("recruiter-globex"));

        assertThat(token.getHeaders()).containsEntry("alg", "RS256");
        assertThat(token.getClaimAsString("iss")).isEqualTo(RunningIdentity.ISSUER);
        assertThat(token.getSubject()).isEqualTo("recruiter-globex");
        assertThat(token.getAudience()).containsExactly("hiring-suite");
        assertThat(token.getClaimAsString("org")).isEqualTo("globex");
        assertThat(token.getClaimAsStringList("roles")).isEqualTo(List.of("recruiter"));
        assertThat(Duration.between(token.getIssuedAt(), token.getExpiresAt())).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void refusesAWrongSecretAndAnUnknownClientAlike() throws Exception {
        var wrong = identity.requestToken("recruiter", "wrong");
        var unknown = identity.requestToken("nobody", "wrong");

        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(wrong.body()).isEqualTo(unknown.body()).contains("invalid_client");
    }

    @Test
    void describesItself() throws Exception {
        var description = identity.json("/.well-known/openid-configuration");

        assertThat(description.get("issuer").asString()).isEqualTo(RunningIdentity.ISSUER);
        assertThat(description.get("jwks_uri").asString()).isEqualTo(RunningIdentity.ISSUER + "/oauth2/jwks");
        assertThat(description.get("grant_types_supported"))
                .hasToString("[\"authorization_code\",\"client_credentials\",\"refresh_token\"]");
        assertThat(description.get("authorization_endpoint").asString())
                .isEqualTo(RunningIdentity.ISSUER + "/oauth2/authorize");
        assertThat(description.get("end_session_endpoint").asString())
                .isEqualTo(RunningIdentity.ISSUER + "/connect/logout");
        assertThat(description.get("code_challenge_methods_supported")).hasToString("[\"S256\"]");
        assertThat(description.has("introspection_endpoint")).isFalse();
    }

    @Test
    void publishesNoPrivateKey() throws Exception {
        assertThat(identity.get(identity.url("/oauth2/jwks")).body())
                .contains("\"n\"")
                .doesNotContain("\"d\"", "\"p\"", "\"q\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/logout", "/oauth2/revoke", "/oauth2/introspect", "/userinfo", "/actuator/health"})
    void hasNothingElse(String path) throws Exception {
        assertThat(identity.get(identity.url(path)).statusCode()).isEqualTo(404);
    }

    @Test
    void showsItsHealthOnTheManagementPortAndNothingElse() throws Exception {
        assertThat(identity.get(identity.managementUrl("/actuator/health/readiness"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(identity.get(identity.managementUrl("/actuator/env")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void keepsKeysAndSecretsOverARestart() throws Exception {
        String secrets = Files.readString(data.resolve("clients.json"));
        String before = identity.token("ats");
        try (RunningIdentity restarted = RunningIdentity.start(data)) {
            assertThat(decoder(restarted).decode(before).getSubject()).isEqualTo("ats");
            assertThat(restarted.token("ats")).isNotBlank();
        }
        assertThat(data.resolve("clients.json")).hasContent(secrets);
    }

    @ParameterizedTest
    @ValueSource(strings = {"keys.json", "clients.json", "people.json"})
    void saysWhichFileIsCorrupt(String name, @TempDir Path other, CapturedOutput output) throws IOException {
        Path file = other.resolve(name);
        Files.writeString(file, "{\"keys\": 1");

        assertThatThrownBy(() -> RunningIdentity.start(other)).hasRootCauseInstanceOf(StartRefused.class);
        assertThat(output).contains("APPLICATION FAILED TO START", "The file " + file, "delete it");
    }

    @Test
    void refusesToStartInProduction(@TempDir Path other, CapturedOutput output) {
        assertThatThrownBy(() -> RunningIdentity.start(other, "--spring.profiles.active=production"))
                .isInstanceOf(StartRefused.class);
        assertThat(output).contains("'production'", "for development only");
        assertThat(other).isEmptyDirectory();
    }

    @Test
    void sendsBrowsersWhereTheyFindIt(@TempDir Path other) throws Exception {
        try (RunningIdentity behind =
                RunningIdentity.start(other, "--HIRING_ISSUER_BROWSER_URL=http://127.0.0.1:9000")) {
            var description = behind.json("/.well-known/openid-configuration");
            assertThat(description.get("issuer").asString()).isEqualTo(RunningIdentity.ISSUER);
            assertThat(description.get("authorization_endpoint").asString())
                    .isEqualTo("http://127.0.0.1:9000/oauth2/authorize");
            assertThat(description.get("token_endpoint").asString())
                    .isEqualTo(RunningIdentity.ISSUER + "/oauth2/token");
        }
    }

    private Jwt verified(String token) {
        return decoder(identity).decode(token);
    }

    private static NimbusJwtDecoder decoder(RunningIdentity identity) {
        return NimbusJwtDecoder.withJwkSetUri(identity.url("/oauth2/jwks")).build();
    }
}
