package dev.hiring.candidate.shortlist;

import static dev.hiring.candidate.Company.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import tools.jackson.databind.JsonNode;

import dev.hiring.candidate.Company;
import dev.hiring.candidate.Company.Applicant;
import dev.hiring.testkit.Api;
import dev.hiring.testkit.ServiceTest;
import dev.hiring.testkit.TestEvents;

/**
 * How MongoDB answers what the ranking asks: by reading ranges of the index, whatever the size of the job. Runs where there is
 * a MongoDB, whose profiler tells the plan of each query.
 */
@ServiceTest
class RankingPlanIT {

    private static final int APPLICATIONS = 2_000;
    private static final int LIMIT = 20;

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
    void rankMany() {
        assumeTrue(profile(0), "there is no MongoDB here");
        company = new Company(api, events, clock);
        job = company.job("{}");
        ada = company.apply(job);
        company.score(ada, "70.00");
        company.awaitStage(ada, "SHORTLISTED");
        copyAda();
        assertThat(profile(2)).isTrue();
    }

    @AfterEach
    void stopProfiling() {
        profile(0);
    }

    @Test
    void readsAPageFromTheIndexAndNoMore() {
        JsonNode first = company.get("/api/v2/jobs/{job}/shortlist?limit=" + LIMIT, job);
        company.get("/api/v2/jobs/{job}/shortlist?limit={limit}&cursor={cursor}", job, LIMIT, text(first, "next"));

        assertThat(plans("query")).isNotEmpty().allSatisfy(plan -> {
            assertThat(plan.getString("planSummary")).startsWith("IXSCAN").contains("rankKey");
            assertThat(plan.getBoolean("hasSortStage", false)).isFalse();
            assertThat(plan.getInteger("docsExamined")).isLessThanOrEqualTo(LIMIT + 1);
        });
    }

    @Test
    void countsARankInTheIndexAlone() {
        company.get("/api/v2/applications/{id}/rank", ada.id());

        assertThat(plans("command")).isNotEmpty().allSatisfy(plan -> {
            assertThat(plan.getString("planSummary")).matches("(COUNT_SCAN|IXSCAN).*");
            assertThat(plan.getInteger("docsExamined")).isZero();
        });
    }

    /** What was asked of the applications by their rank. */
    private List<Document> plans(String operation) {
        return mongo
                .find(
                        Query.query(where("ns")
                                .is(mongo.getCollection("applications")
                                        .getNamespace()
                                        .getFullName())
                                .and("op")
                                .is(operation)),
                        Document.class,
                        "system.profile")
                .stream()
                .filter(plan -> plan.toJson().contains("rankKey"))
                .toList();
    }

    private boolean profile(int level) {
        try {
            return mongo.executeCommand(new Document("profile", level)).containsKey("was");
        } catch (DataAccessException e) {
            return false;
        }
    }

    private void copyAda() {
        Document hers = mongo.getCollection("applications")
                .find(new Document("_id", ada.id()))
                .first();
        assertThat(hers).isNotNull();
        List<Document> copies = new ArrayList<>();
        for (int i = 0; i < APPLICATIONS; i++) {
            copies.add(new Document(hers)
                    .append("_id", job + "-" + i)
                    .append("rankKey", "%05d/000000000000000/%s-%d".formatted(i, job, i)));
        }
        mongo.getCollection("applications").insertMany(copies);
    }
}
