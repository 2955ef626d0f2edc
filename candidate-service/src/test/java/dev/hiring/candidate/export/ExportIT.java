package dev.hiring.candidate.export;

import static dev.hiring.candidate.Company.text;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.io.IOException;
import java.io.StringReader;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.test.web.servlet.client.EntityExchangeResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.hiring.candidate.Company;
import dev.hiring.candidate.Company.Applicant;
import dev.hiring.kit.security.Role;
import dev.hiring.testkit.Api;
import dev.hiring.testkit.ServiceTest;
import dev.hiring.testkit.TestEvents;

/** The applications of a job as files. */
@ServiceTest
class ExportIT {

    @Autowired
    private Api api;

    @Autowired
    private TestEvents events;

    @Autowired
    private Clock clock;

    @Autowired
    private MongoOperations mongo;

    private Company company;
    private String job;
    private Applicant ada;

    @BeforeEach
    void shortlistAda() {
        company = new Company(api, events, clock);
        job = company.job("{\"minimumPercent\": 60}");
        ada = company.apply(job, "=HYPERLINK(1)", "Lovelace");
        company.score(ada, "70.00");
        company.awaitStage(ada, "SHORTLISTED");
    }

    @Test
    void writesEveryApplicationAsCsvThatASpreadsheetDoesNotRun() throws IOException {
        Applicant waiting = company.apply(job, "Grace", "Hopper");

        EntityExchangeResult<String> file = export("csv");

        assertThat(file.getResponseHeaders().getContentType()).hasToString("text/csv;charset=UTF-8");
        assertThat(file.getResponseHeaders().getContentDisposition().getFilename())
                .isEqualTo("applications-" + job + ".csv");
        List<CSVRecord> records = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(requireNonNull(file.getResponseBody())))
                .getRecords();
        assertThat(records)
                .extracting(row -> row.get("application_id"))
                .containsExactlyInAnyOrder(ada.id(), waiting.id());
        CSVRecord hers = records.stream()
                .filter(row -> row.get("application_id").equals(ada.id()))
                .findFirst()
                .orElseThrow();
        assertThat(hers.get("given_name")).isEqualTo("'=HYPERLINK(1)");
        assertThat(hers.get("percent")).isEqualTo("70.00");
        assertThat(hers.get("reasons")).isEqualTo("total 70 % meets the 60 % asked");
    }

    @Test
    void writesOneJsonObjectALine() {
        List<JsonNode> rows = requireNonNull(export("jsonl").getResponseBody())
                .lines()
                .map(JsonMapper.shared()::readTree)
                .toList();

        assertThat(rows).hasSize(1);
        assertThat(text(rows.getFirst(), "applicationId")).isEqualTo(ada.id());
        assertThat(text(rows.getFirst(), "givenName")).isEqualTo("=HYPERLINK(1)");
        assertThat(text(rows.getFirst(), "outcome")).isEqualTo("SHORTLISTED");
    }

    @Test
    void writesMoreThanAPageOfThem() {
        copyAda(450);

        assertThat(requireNonNull(export("csv").getResponseBody())
                        .lines()
                        .skip(1)
                        .distinct())
                .hasSize(451);
    }

    @Test
    void cutsOffWhatFailsOnTheWayInsteadOfEndingIt() {
        copyAda(450);
        mongo.getCollection("applications")
                .updateOne(new Document("_id", job + "-0"), new Document("$set", new Document("stage", "NONSENSE")));

        assertThatThrownBy(() -> export("csv")).isInstanceOf(Exception.class);
    }

    @Test
    void knowsNoJobOfAnotherOrganization() {
        for (String type : List.of("csv", "jsonl")) {
            new Company(api, events, clock)
                    .as(Role.RECRUITER)
                    .get()
                    .uri("/api/v2/jobs/{id}/applications." + type, job)
                    .exchange()
                    .expectStatus()
                    .isNotFound();
        }
    }

    /** The first copy is the oldest, and so the last of the export. */
    private void copyAda(int copies) {
        Document hers =
                requireNonNull(mongo.findOne(Query.query(where("_id").is(ada.id())), Document.class, "applications"));
        List<Document> all = new ArrayList<>();
        for (int i = 0; i < copies; i++) {
            all.add(new Document(hers)
                    .append("_id", job + "-" + i)
                    .append("receivedAt", Date.from(clock.instant().minusSeconds(copies - i))));
        }
        mongo.getCollection("applications").insertMany(all);
    }

    private EntityExchangeResult<String> export(String type) {
        return company.as(Role.RECRUITER)
                .get()
                .uri("/api/v2/jobs/{id}/applications." + type, job)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult();
    }
}
