package dev.hiring.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The page at {@code /}, as people see and use it, in a real browser. */
@EnabledIf(value = "dev.hiring.acceptance.Chromium#isThere", disabledReason = Chromium.HOW)
@ExtendWith(RunningSuite.Extension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DashboardIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final LocatorAssertions.HasTextOptions SOON =
            new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE.toMillis());
    private static final LocatorAssertions.IsVisibleOptions IN_TIME =
            new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE.toMillis());
    private static final String HOSTILE = "<img src=x onerror=alert(1)>";

    private final RunningSuite suite;
    private Chromium chromium;
    /** Of whose job nothing is counted. */
    private Company company;

    DashboardIT(RunningSuite suite) {
        this.suite = suite;
    }

    @BeforeAll
    void start() {
        chromium = new Chromium();
        company = new Company(suite, "acme", "");
        company.playCandidate("Ada", "Byron");
        company.playCandidate(HOSTILE, "'\"><script>alert(2)</script>");
    }

    @AfterAll
    void stop() {
        chromium.close();
    }

    private Visitor visitor(int width, int height, ColorScheme scheme) {
        return new Visitor(chromium, suite.home(), width, height, scheme);
    }

    private Visitor recruiter() {
        return visitor(1440, 900, ColorScheme.LIGHT);
    }

    private static String path(Company company) {
        return "/?job=" + company.jobId;
    }

    /** Waits until the figures are there and the stream is open. */
    private static Visitor loaded(Visitor visitor) {
        assertThat(visitor.at("#connection")).hasText("Connected", SOON);
        assertThat(visitor.at("#head-applications")).not().hasText("–", SOON);
        assertThat(visitor.at("#scores-caption")).not().hasText("–", SOON);
        return visitor;
    }

    @Test
    void showsApplicationsMoveThroughTheFunnel() {
        Company fresh = new Company(suite, "acme", "");
        try (Visitor visitor = recruiter()) {
            loaded(visitor.signIn("recruiter", path(fresh)));
            assertThat(visitor.at("#head-applications")).hasText("0");
            assertThat(visitor.at("#who-organization")).hasText("acme");

            for (int i = 0; i < 3; i++) {
                fresh.playOneCandidate();
            }

            assertThat(visitor.at("#head-applications")).hasText("3", SOON);
            assertThat(visitor.at("#head-decided")).hasText("3", SOON);
            assertThat(visitor.at("[data-key=SCORED] td >> nth=1")).hasText("3", SOON);
            assertThat(visitor.at("#scores-caption")).containsText("3 final scores");
            assertThat(visitor.at("#scores-chart canvas")).isVisible();
            assertThat(visitor.at("#time-median")).not().hasText("–");
            assertThat(visitor.at("#events").getByText("Application received")).hasCount(3);
            assertThat(visitor.complaints()).isEmpty();
        }
    }

    @Test
    void remembersTheJobInItsAddress() {
        try (Visitor visitor = recruiter()) {
            loaded(visitor.signIn("recruiter", path(company)));
            visitor.page().reload();
            assertThat(visitor.at("#job-choice")).hasValue(company.jobId);
            assertThat(visitor.page().url()).endsWith(path(company));
            assertThat(visitor.complaints()).isEmpty();
        }
    }

    @Test
    void showsAHostileNameAsText() {
        try (Visitor visitor = recruiter()) {
            loaded(visitor.signIn("recruiter", path(company)));
            assertThat(visitor.at("#head-decided")).hasText("2", SOON);
            List<String> names = new ArrayList<>();
            for (String outcome : List.of("SHORTLISTED", "NOT_SELECTED", "NEEDS_REVIEW")) {
                visitor.at("input[value=" + outcome + "]").check();
                visitor.at("#shortlist-rows tr, #shortlist-empty:visible")
                        .first()
                        .waitFor();
                names.addAll(visitor.at("#shortlist-rows th > span").allTextContents());
                assertThat(visitor.at("#shortlist-rows img, #shortlist-rows script"))
                        .hasCount(0);
            }
            assertThat(names)
                    .hasSize(2)
                    .anyMatch(name -> name.startsWith(HOSTILE))
                    .contains("Ada Byron");
            assertThat(visitor.complaints()).isEmpty();
        }
    }

    @Test
    void tellsEachEventOnceThoughTheLineBreaks() throws Exception {
        Company fresh = new Company(suite, "acme", "");
        try (Visitor visitor = recruiter();
                BreakableLine line = new BreakableLine(suite.home().port(8080))) {
            visitor.signIn("recruiter", path(fresh));
            visitor.page().navigate(line.url() + path(fresh));
            loaded(visitor);
            fresh.playOneCandidate();

            line.cut();
            assertThat(visitor.at("#connection")).hasText("Connecting again", SOON);
            fresh.playOneCandidate();
            line.mend();

            fresh.playOneCandidate();
            awaitAllEvents(visitor, fresh);
            assertThat(visitor.complaintsOfThePage()).isEmpty();
        }
    }

    /** A gateway alone keeps sessions in its memory, so that people sign in again, and are back where they were. */
    @Test
    void goesOnAfterTheGatewayWasKilled() {
        Company fresh = new Company(suite, "acme", "");
        try (Visitor visitor = recruiter()) {
            loaded(visitor.signIn("recruiter", path(fresh)));
            fresh.playOneCandidate();

            suite.kill("gateway");
            CompletableFuture<Void> meanwhile = CompletableFuture.runAsync(fresh::playOneCandidate);
            assertThat(visitor.at("#connection")).hasText("Connecting again", SOON);
            suite.suite().up();

            assertThat(visitor.at("#expired")).isVisible(IN_TIME);
            visitor.at("#sign-in").click();
            loaded(visitor);
            assertThat(visitor.page().url()).endsWith(path(fresh));
            meanwhile.join();
            awaitAllEvents(visitor, fresh);
            assertThat(visitor.at("#head-applications")).hasText("2", SOON);
            assertThat(visitor.complaintsOfThePage()).isEmpty();
        }
    }

    private void awaitAllEvents(Visitor visitor, Company company) {
        await().atMost(PATIENCE)
                .until(() -> KafkaLog.read(suite.kafka())
                                .ofType("hiring.score.assessment-scored.v1")
                                .filter(entry -> isAbout(company, entry))
                                .count()
                        == company.journal.submitted());
        await().atMost(PATIENCE).untilAsserted(() -> {
            Set<String> published = KafkaLog.read(suite.kafka()).entries().stream()
                    .filter(entry -> isAbout(company, entry))
                    .map(KafkaLog.Entry::id)
                    .collect(Collectors.toSet());
            assertThat(told(visitor)).containsExactlyInAnyOrderElementsOf(published);
        });
    }

    private static boolean isAbout(Company company, KafkaLog.Entry entry) {
        return entry.value().contains(company.jobId);
    }

    private static List<String> told(Visitor visitor) {
        return visitor.at("#events > li").all().stream()
                .map(line -> line.getAttribute("data-event"))
                .toList();
    }

    @Test
    void saysWhoIsAwayAndKeepsWhatItShows() {
        try (Visitor visitor = recruiter()) {
            loaded(visitor.signIn("recruiter", path(company)));
            String applications = visitor.at("#head-applications").textContent();

            suite.kill("candidate-service");
            visitor.at("input[value=NOT_SELECTED]").check();

            assertThat(visitor.at("#shortlist .state")).containsText("The candidate service is away");
            assertThat(visitor.at("#head-applications")).hasText(applications);
            assertThat(visitor.at("#connection")).hasText("Connected");

            suite.suite().up();
            assertThat(visitor.at("#shortlist .state")).hasText("", SOON);
            assertThat(visitor.complaintsOfThePage()).isEmpty();
        }
    }

    @Test
    void asksToSignInAgainWhenTheSessionIsOver() {
        try (Visitor visitor = recruiter()) {
            loaded(visitor.signIn("recruiter", path(company)));
            visitor.context().clearCookies();
            visitor.at("input[value=NOT_SELECTED]").check();

            assertThat(visitor.at("#expired")).isVisible();
            visitor.at("#sign-in").click();
            visitor.page().waitForURL(url -> url.startsWith(suite.home().issuer()));
        }
    }

    @Test
    void signsOut() {
        try (Visitor visitor = recruiter()) {
            loaded(visitor.signIn("recruiter", path(company)));
            visitor.at("#sign-out").click();
            visitor.page().waitForURL(url -> !url.contains("?job="));
            visitor.page().navigate(suite.home().gateway() + "/");
            visitor.page().waitForURL(url -> url.startsWith(suite.home().issuer()));
        }
    }

    @Test
    void showsOperationsToThoseWhoRunIt() {
        try (Visitor admin = visitor(1440, 900, ColorScheme.LIGHT);
                Visitor recruiter = recruiter()) {
            loaded(admin.signIn("admin", path(company)));
            assertThat(admin.at("#ops-dead")).not().hasText("–", SOON);
            admin.at("#operations summary").click();
            assertThat(admin.at("#ops-services tr")).hasCount(4);
            assertThat(admin.at("#ops-groups [data-key=candidate-service] td >> nth=0"))
                    .hasText("1");
            assertThat(admin.complaints()).isEmpty();

            loaded(recruiter.signIn("recruiter", path(company)));
            assertThat(recruiter.at("#operations")).isHidden();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void isAccessible(ColorScheme scheme) {
        try (Visitor visitor = visitor(1440, 900, scheme)) {
            loaded(visitor.signIn("admin", path(company)));
            visitor.at("#operations summary").click();
            visitor.at("#scores summary").click();
            visitor.at("#shortlist-rows tr, #shortlist-empty:visible").first().waitFor();
            visitor.screenshot("desktop-" + scheme.name().toLowerCase(Locale.ROOT));
            List<String> violations = new AxeBuilder(visitor.page())
                    .analyze().getViolations().stream()
                            .filter(rule -> Set.of("serious", "critical").contains(rule.getImpact()))
                            .map(rule -> rule.getId() + ": "
                                    + rule.getNodes().getFirst().getHtml())
                            .toList();
            assertThat(violations).isEmpty();
            assertThat(visitor.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"390, 844", "360, 740"})
    void fitsAPhone(int width, int height) {
        try (Visitor visitor = visitor(width, height, ColorScheme.LIGHT)) {
            loaded(visitor.signIn("admin", path(company)));
            visitor.at("#operations summary").click();
            visitor.at("input[value=NOT_SELECTED]").check();
            visitor.screenshot("phone-" + width);
            assertThat(visitor.page().evaluate("document.documentElement.scrollWidth"))
                    .isEqualTo(width);
        }
    }

    @Test
    void needsNoMouse() {
        try (Visitor visitor = recruiter()) {
            loaded(visitor.signIn("recruiter", path(company)));
            visitor.page().keyboard().press("Tab");
            assertThat(visitor.at(".skip")).isFocused();
            visitor.page().keyboard().press("Enter");

            walkTo(visitor, visitor.at("#job-choice"));
            walkTo(visitor, visitor.at("#scores summary"));
            walkTo(visitor, visitor.at("#pause"));
            visitor.page().keyboard().press("Space");
            assertThat(visitor.at("#pause")).hasAttribute("aria-pressed", "true");
            walkTo(visitor, visitor.at("#events"));
            walkTo(visitor, visitor.at("input[value=SHORTLISTED]"));
            visitor.page().keyboard().press("ArrowRight");
            assertThat(visitor.at("input[value=NOT_SELECTED]")).isChecked();
        }
    }

    /** Everything that takes the focus shows it. */
    private static void walkTo(Visitor visitor, Locator wanted) {
        for (int steps = 0; steps < 60; steps++) {
            if ((Boolean) wanted.evaluate("node => node === document.activeElement")) {
                return;
            }
            visitor.page().keyboard().press("Tab");
            assertThat(visitor.page().evaluate("""
                    () => [document.activeElement, document.activeElement.nextElementSibling]
                        .some(node => node && getComputedStyle(node).outlineStyle !== 'none')"""))
                    .as("focus is visible at "
                            + visitor.page().evaluate("document.activeElement.outerHTML.slice(0, 80)"))
                    .isEqualTo(true);
        }
        throw new AssertionError("the keyboard does not lead to " + wanted);
    }
}
