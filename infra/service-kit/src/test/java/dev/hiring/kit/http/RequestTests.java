package dev.hiring.kit.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class RequestTests {

    private static final String VALID = """
            {"title": "Backend", "level": "SENIOR", "open": true, "opensAt": "2026-01-31T12:00:00Z",
             "skills": ["sql"], "sections": [{"title": "A", "count": 3, "marks": 100}], "minimums": {"sql": 0.50},
             "answerKey": {"value": 1.10, "tolerance": 0, "kind": "NUMERIC"},
             "answer": {"kind": "MULTIPLE_CHOICE", "options": ["a"]}}""";

    @Autowired
    private TestClient client;

    @Test
    void writesWhatItRead() {
        TestClient.Reply reply = client.post("/things", VALID);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo("""
                {"title":"Backend","level":"SENIOR","open":true,"opensAt":"2026-01-31T12:00:00Z",\
                "skills":["sql"],"sections":[{"title":"A","count":3,"marks":100}],"minimums":{"sql":0.50},\
                "answerKey":{"kind":"NUMERIC","value":1.10,"tolerance":0},\
                "answer":{"kind":"MULTIPLE_CHOICE","options":["a"]}}""");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // input row 4: what the caller must not say
                "\"title\": \"Backend\"|\"score\": 7, \"title\": \"Backend\"|[score] [is not known]",
                "\"count\"|\"outbox\": [], \"count\"|[sections[0].outbox] [is not known]",
                // types are not guessed at
                "3, \"marks\"|\"3\", \"marks\"|[sections[0].count] [must be a whole number from -2147483648 to 2147483647]",
                "3, \"marks\"|3.0, \"marks\"|[sections[0].count] [must be a whole number from -2147483648 to 2147483647]",
                "3, \"marks\"|3000000000, \"marks\"|[sections[0].count] [must be a whole number from -2147483648 to 2147483647]",
                "3, \"marks\"|null, \"marks\"|[sections[0].count] [is required]",
                "\"count\": 3, ||[sections[0].count] [is required]",
                "true|1|[open] [must be true or false]",
                "true|\"true\"|[open] [must be true or false]",
                "\"Backend\"|7|[title] [must be a text]",
                "\"Backend\"|{\"$ne\": null}|[title] [must be a text]",
                "\"Backend\"|null|[title] [is required]",
                "[\"sql\"]|[\"sql\", null]|[skills[1]] [is required]",
                "[\"sql\"]|\"sql\"|[skills] [must be a list]",
                "[\"sql\"]|[5]|[skills[0]] [must be a text]",
                "\"2026-01-31T12:00:00Z\"|\"soon\"|[opensAt] [must be an instant such as 2026-01-31T12:00:00Z]",
                "\"2026-01-31T12:00:00Z\"|1769860800|[opensAt] [must be an instant such as 2026-01-31T12:00:00Z]",
                "{\"sql\": 0.50}|{\"sql\": true}|[minimums.sql] [must be a number of at most 34 digits]",
                "100}|1e999999999}|[sections[0].marks] [must be a number of at most 34 digits]",
                "100}|12345678901234567890123456789012345}|[sections[0].marks] [must be a number of at most 34 digits]",
                "[{\"title\": \"A\"|[{\"title\": \"A\", \"title\": \"B\"|[sections[0].title] [is given twice]",
                "\"SENIOR\"|\"senior\"|[level] [must be one of JUNIOR, MIDDLE, SENIOR, LEAD, PRINCIPAL, ARCHITECT]",
                "\"SENIOR\"|2|[level] [must be one of JUNIOR, MIDDLE, SENIOR, LEAD, PRINCIPAL, ARCHITECT]",
                "NUMERIC|MAGIC|[answerKey.kind] [must be one of SINGLE_CHOICE, MULTIPLE_CHOICE, TRUE_FALSE, NUMERIC, SHORT_TEXT, FREE_TEXT]",
                "\"tolerance\": 0, ||[answerKey.tolerance] [is required]",
                "\"kind\": \"MULTIPLE_CHOICE\", ||[answer.kind] [is required: it must be one of SINGLE_CHOICE, MULTIPLE_CHOICE, TRUE_FALSE, NUMERIC, SHORT_TEXT, FREE_TEXT]",
                // bean validation
                "\"Backend\"|\" \"|[title] [must not be blank]",
                "\"count\": 3|\"count\": 0|[sections[0].count] [must be greater than or equal to 1]",
            })
    void namesTheFieldThatIsWrong(String right, String wrong, String errors) {
        TestClient.Reply reply = client.post("/things", VALID.replace(right, wrong == null ? "" : wrong));
        assertThat(reply.body()).contains("invalid-request");
        assertThat(reply.errors()).isEqualTo(errors);
    }

    @Test
    void namesEveryFieldThatIsInvalid() {
        TestClient.Reply reply =
                client.post("/things", VALID.replace("Backend", "").replace("\"count\": 3", "\"count\": 101"));
        assertThat(reply.errors())
                .isEqualTo("[sections[0].count, title] [must be less than or equal to 100, must not be blank]");
        assertThat(reply.<String>json("$.detail"))
                .isEqualTo("sections[0].count must be less than or equal to 100, and 1 more.");
    }

    @Test
    void saysWhatAConstructorRefuses() {
        assertThat(client.post("/shares", "{\"part\": -1}").errors()).isEqualTo("[body] [must not be negative]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "[]", "nul", "{} {}", "{\"title\": 'x'}", "// {}"})
    void refusesWhatIsNotTheJsonAskedFor(String body) {
        assertThat(client.post("/things", body).problem()).isEqualTo("400 invalid-request");
    }

    @Test
    void refusesNestingGiantNumbersAndOtherEncodings() {
        assertThat(client.post("/things", VALID.replace("\"value\": 1.10", "\"value\": " + "[".repeat(10_000)))
                        .errors())
                .isEqualTo("[answerKey] [is too deep, or holds a number, name or text that is too long]");
        assertThat(client.post("/things", "[".repeat(10_000)).problem()).isEqualTo("400 invalid-request");
        assertThat(client.post("/things", VALID.replace("100}", "1".repeat(101) + "}"))
                        .problem())
                .isEqualTo("400 invalid-request");
        assertThat(client.post("/things", VALID.replace("Backend", "Größe").getBytes(ISO_8859_1))
                        .errors())
                .contains("UTF-8");
        assertThat(client.post("/things", VALID.getBytes(UTF_16)).problem()).isEqualTo("400 invalid-request");
    }

    @Test
    void takesTextLiterally() {
        String odd = "\\r\\n\\u001b[31m \\u0000 \\u202e 😀 '; DROP TABLE";
        assertThat(client.post("/things", VALID.replace("Backend", odd)).<String>json("$.title"))
                .isEqualTo("\r\n\u001b[31m \u0000 \u202e 😀 '; DROP TABLE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/things?limit=0|[limit] [must be a whole number from 1 to 200]",
                "/things?limit=201|[limit] [must be a whole number from 1 to 200]",
                "/things?limit=x|[limit] [must be a whole number from 1 to 200]",
                "/things?limit=1&limit=2|[limit] [is given more than once]",
                "/things?cursor=|[cursor] [is not one that this list gave]",
                "/things?cursor=%25|[cursor] [is not one that this list gave]",
                "/things?cursor=eA|[cursor] [is not one that this list gave]",
                "/things?level=GOD|[level] [must be one of JUNIOR, MIDDLE, SENIOR, LEAD, PRINCIPAL, ARCHITECT]",
                "/things?levels=SENIOR,GOD|[levels] [must be one of JUNIOR, MIDDLE, SENIOR, LEAD, PRINCIPAL, ARCHITECT]",
                "/things?offset=2|[offset] [is not a parameter of this operation]",
                "/things?limit=2&level%5B%24ne%5D=LEAD|[level[$ne]] [is not a parameter of this operation]",
                "/things/3?limit=1|[limit] [is not a parameter of this operation]",
                "/public/hello?name=x|[name] [is not a parameter of this operation]",
                "/things/x|[number] [must be a whole number from -2147483648 to 2147483647]",
                "/positions?rank=1|[name] [is required]",
                "/positions?rank=0&name=x|[rank] [must be greater than or equal to 1]"
            })
    void namesTheParameterThatIsWrong(String path, String errors) {
        TestClient.Reply reply = client.get(path);
        assertThat(reply.problem()).isEqualTo("400 invalid-request");
        assertThat(reply.errors()).isEqualTo(errors);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/things?limit=%zz", "/things?level=%"})
    void refusesParametersThatCannotBeRead(String target) throws IOException {
        String token = client.recruiter("/")
                .build()
                .headers()
                .firstValue("Authorization")
                .orElseThrow();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), client.port("local.server.port"))) {
            socket.getOutputStream()
                    .write("GET %s HTTP/1.1\r\nHost: test\r\nAuthorization: %s\r\nConnection: close\r\n\r\n"
                            .formatted(target, token)
                            .getBytes(UTF_8));
            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                    .startsWith("HTTP/1.1 400");
        }
    }

    @Test
    void takesOperatorsInParametersLiterally() {
        String name = URLEncoder.encode("{\"$ne\": null}", StandardCharsets.UTF_8);
        assertThat(client.get("/positions?rank=1&name=" + name).body()).isEqualTo("14");
    }

    @Test
    void leavesAloneWhatAForeignContractMaySendBesides() {
        assertThat(client.get("/foreign?name=x&since=1").body()).isEqualTo("hello x");
        assertThat(client.post("/foreign", "{\"more\": 1}").body()).isEqualTo("done");
        assertThat(client.get("/foreign?since=1").errors()).isEqualTo("[name] [is required]");
    }
}
