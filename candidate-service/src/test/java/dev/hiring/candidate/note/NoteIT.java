package dev.hiring.candidate.note;

import static dev.hiring.candidate.Company.text;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

import dev.hiring.candidate.Company;
import dev.hiring.candidate.Company.Applicant;
import dev.hiring.kit.security.Role;
import dev.hiring.testkit.Api;
import dev.hiring.testkit.ServiceTest;
import dev.hiring.testkit.TestEvents;

/** What people write down about an application. */
@ServiceTest
class NoteIT {

    @Autowired
    private Api api;

    @Autowired
    private TestEvents events;

    @Autowired
    private Clock clock;

    private Company company;
    private Applicant ada;
    private String notes;

    @BeforeEach
    void letAdaApply() {
        company = new Company(api, events, clock);
        ada = company.apply(company.job("{}"));
        notes = "/api/v2/applications/" + ada.id() + "/notes";
    }

    @Test
    void keepsWhatIsWrittenTheNewestFirst() {
        for (String text : List.of("first\\nwith two lines", "second", "third \u2603")) {
            write(text).expectStatus().isCreated();
        }

        assertThat(company.follow(notes + "?limit=2"))
                .extracting(note -> text(note, "text"))
                .containsExactlyInAnyOrder("third \u2603", "second", "first\nwith two lines");
    }

    @Test
    void writesARepeatedRequestOnce() {
        for (int i = 0; i < 2; i++) {
            company.as(Role.RECRUITER)
                    .post()
                    .uri(notes)
                    .header("Idempotency-Key", "note-1")
                    .contentType(MediaType.APPLICATION_JSON)
                    .body("{\"text\": \"once\"}")
                    .exchange()
                    .expectStatus()
                    .isCreated();
        }

        assertThat(company.follow(notes)).hasSize(1);
    }

    @Test
    void changesOnlyTheVersionThatItsAuthorSaw() {
        String note = notes + "/" + text(body(write("draft")), "id");

        edit(note, "\"1\"", "better").expectStatus().isOk();
        edit(note, "\"1\"", "from another window").expectStatus().isEqualTo(HttpStatus.PRECONDITION_FAILED);

        JsonNode edited = company.get(note);
        assertThat(text(edited, "text")).isEqualTo("better");
        assertThat(edited.required("editedAt").isNull()).isFalse();
    }

    @Test
    void isDeletedByItsAuthor() {
        String note = notes + "/" + text(body(write("gone soon")), "id");

        delete(note, "\"9\"").expectStatus().isEqualTo(HttpStatus.PRECONDITION_FAILED);
        delete(note, "\"1\"").expectStatus().isNoContent();
        delete(note, "\"1\"").expectStatus().isNotFound();
    }

    @Test
    void isChangedByNobodyElse() {
        String note = notes + "/" + text(body(write("mine")), "id");

        JsonNode refused = body(company.as(Role.ADMIN)
                .put()
                .uri(note)
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"text\": \"yours\"}")
                .exchange()
                .expectStatus()
                .isForbidden());

        assertThat(text(refused, "type")).endsWith("/not-the-author");
        company.as(Role.ADMIN).delete().uri(note).exchange().expectStatus().isForbidden();
    }

    @Test
    void isKnownOnlyUnderItsApplicationAndToItsOrganization() {
        String id = text(body(write("hers")), "id");
        Applicant other = company.apply(ada.jobId());
        RestTestClient stranger = new Company(api, events, clock).as(Role.RECRUITER);

        for (String uri : List.of("/api/v2/applications/" + other.id() + "/notes/" + id, notes + "/unknown")) {
            company.as(Role.RECRUITER).get().uri(uri).exchange().expectStatus().isNotFound();
        }
        stranger.get().uri(notes + "/" + id).exchange().expectStatus().isNotFound();
        stranger.get().uri(notes).exchange().expectStatus().isNotFound();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {}                                   | text
                    {"text": " "}                        | text
                    {"text": "a\\u0000b"}                | text
                    {"text": "a", "author": "the boss"}  | author
                    """)
    void refusesWhatIsNoNote(String body, String field) {
        JsonNode problem = body(post(body).expectStatus().isBadRequest());

        assertThat(text(problem.at("/errors/0"), "field")).isEqualTo(field);
    }

    private ResponseSpec write(String text) {
        return post("{\"text\": \"%s\"}".formatted(text));
    }

    private ResponseSpec post(String body) {
        return company.as(Role.RECRUITER)
                .post()
                .uri(notes)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }

    private ResponseSpec edit(String note, String version, String text) {
        return company.as(Role.RECRUITER)
                .put()
                .uri(note)
                .header(HttpHeaders.IF_MATCH, version)
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"text\": \"%s\"}".formatted(text))
                .exchange();
    }

    private ResponseSpec delete(String note, String version) {
        return company.as(Role.RECRUITER)
                .delete()
                .uri(note)
                .header(HttpHeaders.IF_MATCH, version)
                .exchange();
    }

    private static JsonNode body(ResponseSpec response) {
        return requireNonNull(response.expectBody(JsonNode.class).returnResult().getResponseBody());
    }
}
