package dev.hiring.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every operation that is documented, asked by everybody: nobody at all, each role, another organization, a candidate, and who
 * brings a token that was tampered with. What is not documented fails the services' own tests.
 */
@ExtendWith(RunningSuite.Extension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessIT {

    private static final List<String> ROLES = List.of("ats", "recruiter", "reviewer", "analyst", "operator", "admin");
    private static final String NONE = "";
    private static final String UNKNOWN = "00000000-0000-4000-8000-000000000000";
    /** Of what changes it asks for a version that is not there, so that nothing changes while everybody asks. */
    private static final String NO_SUCH_VERSION = "\"1000000\"";

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final RunningSuite suite;
    private final Map<String, String> tokens = new HashMap<>();
    private Belongings ours;
    private Belongings theirs;

    AccessIT(RunningSuite suite) {
        this.suite = suite;
    }

    @BeforeAll
    void furnish() {
        ours = new Belongings(suite, "");
        theirs = new Belongings(suite, "-globex");
        for (String role : ROLES) {
            tokens.put(role, suite.as(role).token());
        }
    }

    static Stream<Operation> operations() {
        return Operation.all().stream();
    }

    static Stream<Operation> operationsOnSomething() {
        return operations().filter(Operation::namesSomething);
    }

    @Test
    void theDocumentsAreRead() {
        assertThat(Operation.all()).hasSizeGreaterThan(100);
        assertThat(Operation.all().stream()
                        .filter(operation -> !operation.invitation())
                        .filter(operation -> operation.roles().isEmpty()))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void letsInNobodyWithoutAToken(Operation operation) throws Exception {
        assertRefused(operation, ask(operation, ours.path(operation), operation.body(), NONE));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void letsInTheRolesOfTheOperationAndNoOther(Operation operation) throws Exception {
        for (String role : ROLES) {
            if (operation.roles().contains(role)) {
                String nothing = operation.takesBody() ? "{}" : "";
                assertThat(ask(operation, ours.path(operation), nothing, token(role))
                                .statusCode())
                        .as(role)
                        .isNotIn(401, 403)
                        .isLessThan(500);
            } else if (operation.invitation()) {
                assertRefused(operation, ask(operation, ours.path(operation), operation.body(), token(role)));
            } else {
                assertProblem(ask(operation, ours.path(operation), operation.body(), token(role)), 403, "forbidden");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("operationsOnSomething")
    void knowsNothingOfAnotherOrganizationsThings(Operation operation) throws Exception {
        for (String role : operation.roles()) {
            assertSameAsUnknown(operation, theirs.path(operation), token(role));
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void opensToAnInvitationItsOwnSessionAndNothingElse(Operation operation) throws Exception {
        if (operation.invitation()) {
            assertSameAsUnknown(operation, theirs.path(operation), ours.candidate.token());
        } else {
            assertProblem(
                    ask(operation, ours.path(operation), operation.body(), ours.candidate.token()), 403, "forbidden");
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void believesNoTokenThatWasTamperedWith(Operation operation) throws Exception {
        String genuine = token("admin");
        for (String forged : List.of(
                unsigned(genuine), signedWithThePublicKey(genuine), ofAnotherOrganization(genuine), genuine + "x")) {
            assertRefused(operation, ask(operation, ours.path(operation), operation.body(), forged));
        }
    }

    private String token(String role) {
        return requireNonNull(tokens.get(role));
    }

    private void assertSameAsUnknown(Operation operation, String path, String token) throws Exception {
        String unknown = path.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", UNKNOWN);
        HttpResponse<String> answer = ask(operation, path, operation.body(), token);
        HttpResponse<String> ofNothing = ask(operation, unknown, operation.body(), token);
        assertProblem(answer, 404, "not-found");
        assertThat(withoutNames(answer.body(), path)).isEqualTo(withoutNames(ofNothing.body(), unknown));
    }

    /** A session is not there for anybody but its candidate. */
    private static void assertRefused(Operation operation, HttpResponse<String> answer) {
        if (operation.invitation()) {
            assertProblem(answer, 404, "not-found");
        } else {
            assertProblem(answer, 401, "unauthenticated");
        }
    }

    private static String withoutNames(String problem, String path) {
        return problem.replace(path, "").replaceAll("\"traceId\":\"[^\"]*\"", "");
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String type) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(JSON.readTree(answer.body()).path("type").asString()).endsWith("/" + type);
    }

    private HttpResponse<String> ask(Operation operation, String path, String body, String token)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(suite.home().gateway() + path))
                .timeout(Client.TIMEOUT)
                .method(operation.method(), body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (operation.changes() && !operation.invitation()) {
            request.header("If-Match", NO_SUCH_VERSION);
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private static String unsigned(String token) {
        return encode("{\"alg\":\"none\"}") + "." + token.split("\\.")[1] + ".";
    }

    /** The claims of an administrator of the other organization, under the signature of this one's. */
    private static String ofAnotherOrganization(String token) {
        String[] parts = token.split("\\.");
        ObjectNode claims = (ObjectNode) JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
        return parts[0] + "." + encode(claims.put("org", "globex").toString()) + "." + parts[2];
    }

    /** As if the issuer's public key, which everybody has, were a secret for HMAC. */
    private String signedWithThePublicKey(String token)
            throws IOException, InterruptedException, GeneralSecurityException {
        String signed = encode("{\"alg\":\"HS256\"}") + "." + token.split("\\.")[1];
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(publicKey().getEncoded(), "HmacSHA256"));
        return signed + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(signed.getBytes(UTF_8)));
    }

    private PublicKey publicKey() throws IOException, InterruptedException, GeneralSecurityException {
        JsonNode key = JSON.readTree(HTTP.send(
                                HttpRequest.newBuilder(URI.create(suite.home().issuer() + "/oauth2/jwks"))
                                        .build(),
                                BodyHandlers.ofString())
                        .body())
                .path("keys")
                .path(0);
        return KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(number(key.path("n")), number(key.path("e"))));
    }

    private static BigInteger number(JsonNode field) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(field.asString()));
    }

    private static String encode(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
    }
}
