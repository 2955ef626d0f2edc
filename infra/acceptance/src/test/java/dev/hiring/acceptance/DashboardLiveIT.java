package dev.hiring.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext.ClearCookiesOptions;
import com.microsoft.playwright.Locator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the page at {@code /} does when something happens, breaks or ends, in a real browser. */
@EnabledIf(value = "dev.hiring.acceptance.Chromium#isThere", disabledReason = Chromium.HOW)
@ExtendWith(RunningSuite.Extension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DashboardLiveIT {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);
    private static final String HOSTILE = "<img src=x onerror=alert(1)>";

    private final RunningSuite suite;
    private Chromium chromium;
    /** Of whose job nothing is counted. */
    private Company company;

    DashboardLiveIT(RunningSuite suite) {
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

    private Visitor recruiterOf(Company company) {
        return new Visitor(chromium, suite.home())
                .signIn("recruiter", path(company))
                .awaitFigures();
    }

    private static String path(Company company) {
        return "/?job=" + company.jobId;
    }

    @Test
    void movesWithWhatHappens() {
        Company fresh = new Company(suite, "acme", "");
        try (Visitor visitor = recruiterOf(fresh)) {
            assertThat(visitor.at("#head-applications")).hasText("0");
            assertThat(visitor.at("#shortlist-empty")).hasText("Nobody is shortlisted yet.");

            for (int i = 0; i < 3; i++) {
                fresh.playOneCandidate();
            }

            assertThat(visitor.at("#head-applications")).hasText("3");
            assertThat(visitor.at("#head-decided")).hasText("3");
            assertThat(visitor.at("[data-key=SCORED] td >> nth=1")).hasText("3");
            assertThat(visitor.at("#scores-caption")).containsText("3 final scores");
            assertThat(visitor.at("#time-median")).not().hasText("–");
            assertThat(visitor.at("#events").getByText("Application received")).hasCount(3);
            assertThat(visitor.at("#spoken-events")).not().isEmpty();
            assertThat(visitor.complaints()).isEmpty();
        }
    }

    @Test
    void tellsPeopleOfOtherOrganizationsNothing() {
        Company other = new Company(suite, "globex", "-globex");
        try (Visitor stranger = new Visitor(chromium, suite.home()).signIn("recruiter-globex", path(company))) {
            assertThat(stranger.at("#job-problem")).containsText("There is no job at this address.");
            stranger.awaitFigures();
            assertThat(stranger.at("#who-organization")).hasText("globex");
            assertThat(stranger.at("#job-choice option[value='" + company.jobId + "']"))
                    .hasCount(0);

            stranger.page().navigate(suite.home().gateway() + path(other));
            stranger.awaitFigures();
            company.playOneCandidate();
            other.playOneCandidate();

            assertThat(stranger.at("#head-applications")).hasText("1");
            awaitAllEvents(stranger, other);
            assertThat(stranger.complaintsOfThePage()).isEmpty();
        }
    }

    @Test
    void showsAHostileNameAsText() {
        try (Visitor visitor = recruiterOf(company)) {
            List<String> names = new ArrayList<>();
            for (String outcome : List.of("SHORTLISTED", "NOT_SELECTED", "NEEDS_REVIEW")) {
                visitor.at("input[value=" + outcome + "]").check();
                visitor.awaitDecisions();
                names.addAll(visitor.at("#shortlist-rows th > span").allTextContents());
                assertThat(visitor.at("#shortlist-rows img, #shortlist-rows script"))
                        .hasCount(0);
            }
            assertThat(names).anyMatch(name -> name.startsWith(HOSTILE)).contains("Ada Byron");
            assertThat(visitor.complaints()).isEmpty();
        }
    }

    @Test
    void tellsEachEventOnceThoughTheLineBreaks() throws Exception {
        Company fresh = new Company(suite, "acme", "");
        try (Visitor visitor = recruiterOf(fresh);
                BreakableLine line = new BreakableLine(suite.home().port(8080))) {
            visitor.page().navigate(line.url() + path(fresh));
            visitor.awaitFigures();
            fresh.playOneCandidate();

            line.cut();
            assertThat(visitor.at("#connection")).hasText("Connecting again");
            fresh.playOneCandidate();
            line.mend();

            fresh.playOneCandidate();
            assertThat(visitor.at("#connection")).hasText("Connected");
            awaitAllEvents(visitor, fresh);
            assertThat(visitor.complaintsOfThePage()).isEmpty();
        }
    }

    /** A gateway alone keeps sessions in its memory, so that people sign in again, and are back where they were. */
    @Test
    void goesOnAfterTheGatewayWasKilled() {
        Company fresh = new Company(suite, "acme", "");
        try (Visitor visitor = recruiterOf(fresh)) {
            fresh.playOneCandidate();

            suite.kill("gateway");
            CompletableFuture<Void> meanwhile = CompletableFuture.runAsync(fresh::playOneCandidate);
            assertThat(visitor.at("#connection")).hasText("Connecting again");
            suite.suite().up();

            assertThat(visitor.at("#expired")).isVisible();
            visitor.at("#sign-in").click();
            visitor.awaitFigures();
            assertThat(visitor.page().url()).endsWith(path(fresh));
            meanwhile.join();
            awaitAllEvents(visitor, fresh);
            assertThat(visitor.at("#head-applications")).hasText("2");
            assertThat(visitor.complaintsOfThePage()).isEmpty();
        }
    }

    /** All that was published of the job, none of it twice, and nothing else. */
    private void awaitAllEvents(Visitor visitor, Company company) {
        await().atMost(Chromium.PATIENCE).pollInterval(LOOK_EVERY).untilAsserted(() -> {
            KafkaLog log = KafkaLog.read(suite.kafka());
            assertThat(log.ofType("hiring.score.assessment-scored.v1")
                            .filter(entry -> isAbout(company, entry))
                            .count())
                    .isEqualTo(company.journal.submitted());
            Set<String> published = log.entries().stream()
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
                .map(line -> line.getAttribute("data-key"))
                .toList();
    }

    @Test
    void saysWhoIsAwayAndKeepsWhatItShows() {
        try (Visitor visitor = recruiterOf(company)) {
            Locator state = visitor.at("#shortlist .state");
            String applications = visitor.at("#head-applications").textContent();

            suite.kill("candidate-service");
            visitor.at("input[value=NOT_SELECTED]").check();

            assertThat(state).containsText("The candidate service is away");
            assertThat(visitor.at("#head-applications")).hasText(applications);
            assertThat(visitor.at("#connection")).hasText("Connected");
            visitor.screenshot("service-away");

            suite.suite().up();
            assertThat(state).isEmpty();
            visitor.awaitDecisions();
            assertThat(visitor.complaintsOfThePage()).isEmpty();
        }
    }

    @Test
    void asksToSignInAgainWhenTheSessionIsOver() {
        try (Visitor visitor = recruiterOf(company)) {
            visitor.context().clearCookies(new ClearCookiesOptions().setName("hiring-session"));
            visitor.at("input[value=NOT_SELECTED]").check();

            assertThat(visitor.at("#expired")).isVisible();
            assertThat(visitor.at("#sign-in")).isFocused();
            visitor.screenshot("session-over");
            visitor.page().keyboard().press("Enter");
            visitor.awaitFigures();
            assertThat(visitor.page().url()).endsWith(path(company));
            assertThat(visitor.complaintsOfThePage()).isEmpty();
        }
    }

    @Test
    void signsOutHereAndAtTheProvider() {
        try (Visitor visitor = recruiterOf(company)) {
            assertThat(visitor.page().evaluate("() => fetch('/logout', {method: 'POST'}).then(r => r.status)"))
                    .isEqualTo(403);
            visitor.at("#sign-out").click();
            visitor.page().waitForURL(url -> url.startsWith(suite.home().issuer()));
            assertThat(visitor.context()
                            .request()
                            .get(suite.home().gateway() + "/session")
                            .status())
                    .isEqualTo(401);
            visitor.page().navigate(suite.home().gateway() + path(company));
            assertThat(visitor.page().getByLabel("Password")).isVisible();
        }
    }
}
