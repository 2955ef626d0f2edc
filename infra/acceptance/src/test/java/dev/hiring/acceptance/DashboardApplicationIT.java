package dev.hiring.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.options.ColorScheme;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Where the link leads to that an applicant tracking system gets with a result. */
@EnabledIf(value = "dev.hiring.acceptance.Chromium#isThere", disabledReason = Chromium.HOW)
@ExtendWith(RunningSuite.Extension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DashboardApplicationIT {

    private final RunningSuite suite;
    private Chromium chromium;
    private Company company;
    private String applicationId;

    DashboardApplicationIT(RunningSuite suite) {
        this.suite = suite;
    }

    /** Somebody whose decision was turned round by a person. */
    @BeforeAll
    void decideOnSomebody() {
        company = new Company(suite, "acme", "");
        company.playCandidate("Grace", "<b>Hopper</b>");
        applicationId = company.journal.entries.keySet().iterator().next();
        await().atMost(Chromium.PATIENCE)
                .until(() -> application().path("decision").isObject());
        String other =
                application().at("/decision/outcome").asString().equals("SHORTLISTED") ? "NOT_SELECTED" : "SHORTLISTED";
        company.recruiter.post(
                "/applications/" + applicationId + "/override",
                "",
                Client.object().put("outcome", other).put("reason", "the interview said otherwise"));
        chromium = new Chromium();
    }

    @AfterAll
    void stop() {
        chromium.close();
    }

    private JsonNode application() {
        return company.recruiter.get("/applications/" + applicationId);
    }

    private String link(String application) {
        return "/?job=" + company.jobId + "&application=" + application;
    }

    @ParameterizedTest
    @CsvSource({"desktop, 1280, 900, LIGHT", "phone, 390, 844, DARK"})
    void tellsOfTheApplicationThatTheLinkNames(String name, int width, int height, ColorScheme scheme) {
        JsonNode application = application();
        try (Visitor visitor = new Visitor(chromium, suite.home(), width, height, scheme)) {
            visitor.signIn("recruiter", link(applicationId)).awaitFigures().awaitDecisions();
            assertThat(visitor.at("#application-title")).hasText("Grace <b>Hopper</b>");
            assertThat(visitor.at("#application-title")).isFocused();
            assertThat(visitor.at("#application-stage"))
                    .containsText(
                            application.path("stage").asString().equals("SHORTLISTED") ? "Shortlisted" : "Not sel");
            assertThat(visitor.at("#application-tests")).isHidden();
            assertThat(visitor.at("#application-score"))
                    .containsText(String.format(
                            Locale.ROOT,
                            "%.2f %%",
                            application.at("/score/percent").asDouble()));
            assertThat(visitor.at("#application-decision"))
                    .containsText("by " + application.at("/decision/decidedBy").asString());
            assertThat(visitor.at("#application-reasons")).containsText("interview said otherwise");
            assertThat(visitor.at("#application-history > li")).hasCount(1);
            assertThat(visitor.at("#application-history > li")).containsText("policy version 1");
            visitor.screenshot("application-" + name);
            assertThat(new AxeBuilder(visitor.page())
                            .analyze().getViolations().stream().map(Rule::getId))
                    .isEmpty();
            assertThat(visitor.page().evaluate("document.documentElement.scrollWidth"))
                    .isEqualTo(width);
            assertThat(visitor.complaints()).isEmpty();
        }
    }

    @Test
    void tellsOfEachOfSeveralTests() {
        String english = company.publishTest("English");
        var job = Client.object().put("title", "Engineer, international");
        job.putArray("assessmentIds").add(company.assessmentId).add(english);
        job.putObject("shortlistPolicy")
                .putObject("weightByAssessment")
                .put(company.assessmentId, 2)
                .put(english, 1);
        String jobId = company.openJob(job);
        String somebody = company.ats
                .post(
                        "/applications",
                        "",
                        company.application(Company.canary(), "Ada", "Lovelace").put("jobId", jobId))
                .path("id")
                .asString();
        try (Visitor visitor = new Visitor(chromium, suite.home())) {
            visitor.signIn("recruiter", "/?job=" + jobId + "&application=" + somebody)
                    .awaitFigures();
            assertThat(visitor.at("#application-test-scores > li"))
                    .hasText(new String[] {"Crash course: not done yet", "English: not done yet"});
            assertThat(visitor.at("#job-facts")).containsText("weighs Crash course 2 and English 1");

            company.takeTestOf(somebody, Company.canary());
            assertThat(visitor.at("#application-test-scores")).containsText("marks");
            assertThat(visitor.at("#application-test-scores")).containsText("not done yet");
            assertThat(visitor.at("#application-score")).hasText("Not marked yet");
            visitor.screenshot("application-several-tests");
            assertThat(visitor.complaints()).isEmpty();
        }
    }

    @Test
    void saysThatItDoesNotKnowAnApplication() {
        try (Visitor visitor = new Visitor(chromium, suite.home())) {
            visitor.signIn("recruiter", link(UUID.randomUUID().toString())).awaitFigures();
            assertThat(visitor.at("#application-unknown"))
                    .hasText("There is no application of this job at this address.");
            assertThat(visitor.at("#application-facts")).isHidden();
            assertThat(visitor.at("#application-title")).isFocused();
            assertThat(visitor.complaintsOfThePage()).isEmpty();
        }
    }

    @Test
    void showsNoSuchCardWithoutSuchALinkNorToWhoMaySeeNoNames() {
        try (Visitor visitor = new Visitor(chromium, suite.home())) {
            visitor.signIn("recruiter", "/?job=" + company.jobId).awaitFigures().awaitDecisions();
            assertThat(visitor.at("#application")).isHidden();
        }
        try (Visitor visitor = new Visitor(chromium, suite.home())) {
            visitor.signIn("analyst", link(applicationId)).awaitFigures();
            assertThat(visitor.at("#application")).isHidden();
        }
    }
}
