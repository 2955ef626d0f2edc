package dev.hiring.candidate.person;

import static dev.hiring.candidate.Company.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.IndexInfo;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;

import dev.hiring.candidate.Company;
import dev.hiring.candidate.Company.Applicant;
import dev.hiring.candidate.StoreDump;
import dev.hiring.kit.security.Role;
import dev.hiring.testkit.Api;
import dev.hiring.testkit.ServiceTest;
import dev.hiring.testkit.SettableClock;
import dev.hiring.testkit.TestEvents;

/** What candidates say of themselves is stored sealed, found by the address, and read by nobody unnoticed. */
@ServiceTest
class PersonalDataIT {

    @Autowired
    private Api api;

    @Autowired
    private TestEvents events;

    @Autowired
    private SettableClock clock;

    @Autowired
    private MongoOperations mongo;

    private final String email = "ada" + UUID.randomUUID() + "@example.org";
    private Company company;
    private String job;
    private Applicant ada;
    private String candidate;

    @BeforeEach
    void letAdaApply() {
        company = new Company(api, events, clock);
        job = company.job("{}");
        JsonNode applied =
                company.postAs(Role.ATS, "/api/v1/applications", Company.application(job, "Ada", "Lovelace", email));
        ada = Applicant.of(applied);
        candidate = "/api/v1/candidates/" + ada.candidateId();
    }

    @Test
    void storesNamesAddressesAndNotesSealed() {
        company.postAs(Role.RECRUITER, "/api/v2/applications/" + ada.id() + "/notes", "{\"text\": \"a note\"}");
        String stored = StoreDump.of(mongo);

        assertThat(stored)
                .contains(ada.candidateId())
                .doesNotContain(email)
                .doesNotContain("Lovelace")
                .doesNotContain("a note");
        assertThat(text(company.get(candidate), "email")).isEqualTo(email);
    }

    @Test
    void findsAccessesByAnIndex() {
        assertThat(mongo.indexOps("accesses").getIndexInfo())
                .extracting(IndexInfo::getName)
                .contains("newest", "age");
    }

    @Test
    void findsWhoHasAnAddressInAnyWayOfWritingIt() {
        assertThat(company.candidatesWith(email.toUpperCase(Locale.ROOT))).containsExactly(ada.candidateId());
        assertThat(company.candidatesWith("nobody@example.org")).isEmpty();
        company.as(Role.RECRUITER)
                .post()
                .uri("/api/v1/candidates/search")
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"email\": \"nobody\"}")
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void putsDownWhoReadWhat() {
        company.get(candidate);
        company.candidatesWith(email);
        company.follow("/api/v2/applications/" + ada.id() + "/notes");
        company.as(Role.RECRUITER)
                .get()
                .uri("/api/v2/jobs/" + job + "/applications.jsonl")
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(String.class);
        company.getAs(Role.ADMIN, candidate + "/personal-data/candidate-service");

        JsonNode page = company.getAs(Role.ADMIN, candidate + "/accesses/candidate-service");

        assertThat(page.required("items"))
                .extracting(access -> text(access, "what"))
                .containsExactlyInAnyOrder("details", "details", "notes", "exports", "personal-data");
        assertThat(page.required("items"))
                .allSatisfy(access -> assertThat(text(access, "by")).isNotBlank());
    }
}
