package dev.hiring.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import dev.hiring.local.demo.Demo;

/** What the page at {@code /} shows of a job that the demo has played, to whom, and how, in a real browser. */
@EnabledIf(value = "dev.hiring.acceptance.Chromium#isThere", disabledReason = Chromium.HOW)
@ExtendWith(RunningSuite.Extension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DashboardIT {

    private static final int APPLICATIONS = 24;

    private final RunningSuite suite;
    private Chromium chromium;
    private Client recruiter;
    private String jobId;

    DashboardIT(RunningSuite suite) {
        this.suite = suite;
    }

    @BeforeAll
    void playTheDemo() {
        Demo.run(
                suite.suite(),
                List.of("--running", "--applications", Integer.toString(APPLICATIONS)),
                new PrintStream(OutputStream.nullOutputStream()));
        recruiter = suite.as("recruiter");
        jobId = recruiter.get("/jobs?limit=1").at("/items/0/id").asString();
        chromium = new Chromium();
    }

    @AfterAll
    void stop() {
        chromium.close();
    }

    private String path() {
        return "/?job=" + jobId;
    }

    private Visitor recruiter() {
        return new Visitor(chromium, suite.home()).signIn("recruiter", path()).awaitFigures();
    }

    @Test
    void showsTheFunnelAndTheTimes() {
        JsonNode funnel = recruiter.get("/jobs/" + jobId + "/funnel");
        try (Visitor visitor = recruiter()) {
            assertThat(visitor.at("#job-title")).hasText("Backend Engineer");
            assertThat(visitor.at("#job-facts")).containsText("Asks for 60 % in total");
            assertThat(visitor.at("#who-organization")).hasText("acme");
            assertThat(visitor.at("#head-applications")).hasText(Integer.toString(APPLICATIONS));
            assertThat(visitor.at("#head-decided"))
                    .hasText(Integer.toString(funnel.at("/outcomes/shortlisted").asInt()
                            + funnel.at("/outcomes/notSelected").asInt()));
            assertThat(visitor.at("#head-shortlisted"))
                    .hasText(funnel.at("/outcomes/shortlisted").asString());
            assertThat(visitor.at("#funnel-way tr")).hasCount(9);
            for (JsonNode stage : funnel.path("stages")) {
                Locator row = visitor.at(
                        "#funnel-way [data-key=" + stage.path("stage").asString() + "]");
                if (row.count() > 0) {
                    assertThat(row.locator("td").nth(1))
                            .hasText(stage.path("reached").asString());
                    assertThat(row.locator("td").nth(3))
                            .hasText(stage.path("now").asString());
                }
            }
            assertThat(visitor.at("#time-median")).not().hasText("–");
            assertThat(visitor.at("#time-steps td:first-of-type").allTextContents())
                    .hasSize(5)
                    .doesNotContain("–");
            assertThat(visitor.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SHORTLISTED", "NOT_SELECTED"})
    void tellsWhyInTheOrderOfRank(String outcome) {
        List<JsonNode> entries = stream(
                        recruiter.get("/jobs/" + jobId + "/shortlist?limit=20&outcome=" + outcome), "items")
                .toList();
        assertThat(entries).isNotEmpty();
        try (Visitor visitor = recruiter()) {
            visitor.awaitDecisions();
            visitor.at("input[value=" + outcome + "]").check();
            Locator rows = visitor.at("#shortlist-rows tr");
            assertThat(rows).hasCount(entries.size());
            for (int i = 0; i < entries.size(); i++) {
                JsonNode entry = entries.get(i);
                Locator row = rows.nth(i);
                assertThat(row.locator(".rank")).hasText(entry.path("rank").asString());
                assertThat(row.locator("th > span"))
                        .hasText(entry.path("candidateName").asString());
                assertThat(row.locator(".percent"))
                        .hasText(String.format(
                                Locale.ROOT, "%.2f %%", entry.path("percent").asDouble()));
                assertThat(row.locator("td").last().locator("> ul > li").allTextContents())
                        .map(text -> text.toLowerCase(Locale.ROOT))
                        .isEqualTo(stream(entry.path("decision"), "reasons")
                                .map(reason -> reason.path("text").asString().toLowerCase(Locale.ROOT))
                                .toList());
            }
            rows.first().locator("summary").click();
            assertThat(rows.first().locator(".skills li"))
                    .hasCount(entries.getFirst().path("bySkill").size());
            assertThat(visitor.complaints()).isEmpty();
        }
    }

    @Test
    void showsHowTheScoresAreSpread() {
        JsonNode spread = recruiter.get("/jobs/" + jobId + "/score-distribution");
        try (Visitor visitor = recruiter()) {
            assertThat(visitor.at("#scores-chart canvas")).isVisible();
            assertThat(visitor.at("#scores-caption"))
                    .containsText("%d final scores, median %s %%, mean %s %%. The dashed line is the minimum, 60 %%."
                            .formatted(
                                    APPLICATIONS,
                                    spread.path("median").asString(),
                                    spread.path("mean").asString()));
            visitor.at("#scores summary").click();
            assertThat(visitor.at("#scores-table td").allTextContents())
                    .isEqualTo(stream(spread, "bins")
                            .map(bin -> bin.path("count").asString())
                            .toList());
        }
    }

    private static Stream<JsonNode> stream(JsonNode parent, String list) {
        return StreamSupport.stream(parent.path(list).spliterator(), false);
    }

    @Test
    void remembersTheJobInItsAddress() {
        try (Visitor visitor = recruiter()) {
            visitor.page().reload();
            visitor.awaitFigures();
            assertThat(visitor.at("#job-choice")).hasValue(jobId);
            assertThat(visitor.page().url()).endsWith(path());
            assertThat(visitor.complaints()).isEmpty();
        }
    }

    @Test
    void letsPagesLoadNothingButItsOwn() {
        try (Visitor visitor = recruiter()) {
            Response page = visitor.page().reload();
            assertThat(page.headerValue("content-security-policy"))
                    .contains("default-src 'none'", "script-src 'self'", "style-src 'self'")
                    .doesNotContain("unsafe");
            assertThat(page.text()).doesNotContain("<script>", "<style", "style=", "onclick=");
        }
    }

    @Test
    void showsOperationsToWhoRunsTheSuite() {
        try (Visitor operator = new Visitor(chromium, suite.home()).signIn("operator", "/")) {
            assertThat(operator.at("#ops-dead")).hasText("0");
            assertThat(operator.at("#ops-services tr")).hasCount(4);
            assertThat(operator.at("#ops-groups [data-key=candidate-service] td >> nth=0"))
                    .hasText(Pattern.compile("[1-9]\\d*"));
            assertThat(operator.at("#job")).isHidden();
            assertThat(operator.at("#figures")).isHidden();
            operator.screenshot("operator");
            assertThat(operator.complaints()).isEmpty();
        }
    }

    @Test
    void showsAnalystsFiguresAndNobody() {
        try (Visitor analyst =
                new Visitor(chromium, suite.home()).signIn("analyst", path()).awaitFigures()) {
            assertThat(analyst.at("#head-applications")).hasText(Integer.toString(APPLICATIONS));
            assertThat(analyst.at("#shortlist")).isHidden();
            assertThat(analyst.at("#operations")).isHidden();
            assertThat(analyst.complaints()).isEmpty();
        }
    }

    @Test
    void saysToReviewersThatThereIsNothingForThem() {
        try (Visitor reviewer = new Visitor(chromium, suite.home()).signIn("reviewer", path())) {
            assertThat(reviewer.at("#no-figures")).isVisible();
            assertThat(reviewer.at("#operations")).isHidden();
            assertThat(reviewer.at("#job")).isHidden();
            assertThat(reviewer.at("#figures")).isHidden();
            assertThat(reviewer.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "desktop-light, 1280, 900, LIGHT",
        "desktop-dark, 1280, 900, DARK",
        "phone-light, 390, 844, LIGHT",
        "phone-dark, 390, 844, DARK",
        "narrow-light, 320, 640, LIGHT"
    })
    void isAccessibleAndFits(String name, int width, int height, ColorScheme scheme) {
        try (Visitor visitor = new Visitor(chromium, suite.home(), width, height, scheme)) {
            visitor.signIn("admin", path()).awaitFigures();
            visitor.awaitDecisions();
            visitor.screenshot(name);
            visitor.at("#operations summary").click();
            assertThat(visitor.at("#ops-services tr")).hasCount(4);
            visitor.at("#scores summary").click();
            visitor.at("#shortlist-rows summary").first().click();
            visitor.screenshot(name + "-open");
            assertThat(new AxeBuilder(visitor.page()).analyze().getViolations())
                    .extracting(DashboardIT::describe)
                    .isEmpty();
            assertThat(visitor.page().evaluate("document.documentElement.scrollWidth"))
                    .isEqualTo(width);
            assertThat(visitor.complaints()).isEmpty();
        }
    }

    private static String describe(Rule rule) {
        return rule.getId() + ": " + rule.getNodes().getFirst().getHtml();
    }

    @Test
    void needsNoMouse() {
        try (Visitor visitor =
                new Visitor(chromium, suite.home()).signIn("admin", path()).awaitFigures()) {
            visitor.awaitDecisions();
            press(visitor, "Tab");
            assertThat(visitor.at(".skip")).isFocused();
            press(visitor, "Enter");
            walkTo(visitor, visitor.at("#job-choice"));
            walkTo(visitor, visitor.at("#scores summary"));
            press(visitor, "Enter");
            assertThat(visitor.at("#scores-table")).isVisible();
            // An empty list takes no focus, and pausing holds the list as it is.
            visitor.at("#events li").first().waitFor();
            walkTo(visitor, visitor.at("#events"));
            press(visitor, "Shift+Tab");
            assertThat(visitor.at("#pause")).isFocused();
            press(visitor, "Space");
            assertThat(visitor.at("#pause")).hasAttribute("aria-pressed", "true");
            walkTo(visitor, visitor.at("input[value=SHORTLISTED]"));
            press(visitor, "ArrowRight");
            assertThat(visitor.at("input[value=NOT_SELECTED]")).isChecked();
            visitor.awaitDecisions();
            walkTo(visitor, visitor.at("#shortlist-rows summary").first());
            press(visitor, "Enter");
            assertThat(visitor.at("#shortlist-rows details").first()).hasAttribute("open", "");

            visitor.page().reload();
            visitor.awaitFigures();
            walkTo(visitor, visitor.at("#sign-out"));
            walkTo(visitor, visitor.at("#operations summary"));
            press(visitor, "Enter");
            assertThat(visitor.at("#ops-services")).isVisible();
        }
    }

    private static void press(Visitor visitor, String key) {
        visitor.page().keyboard().press(key);
    }

    /** Everything that takes the focus shows it. */
    private static void walkTo(Visitor visitor, Locator wanted) {
        for (int steps = 0; steps < 60; steps++) {
            if ((Boolean) wanted.evaluate("node => node === document.activeElement")) {
                return;
            }
            press(visitor, "Tab");
            assertThat(visitor.page().evaluate("""
                    () => document.activeElement === document.body
                        || [document.activeElement, document.activeElement.nextElementSibling]
                            .some(node => node && getComputedStyle(node).outlineStyle !== 'none')"""))
                    .as("focus is visible at "
                            + visitor.page().evaluate("document.activeElement.outerHTML.slice(0, 80)"))
                    .isEqualTo(true);
        }
        throw new AssertionError("the keyboard does not lead to " + wanted);
    }
}
