package dev.hiring.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.hiring.local.Home;

/** Somebody at a browser, whose console is watched. */
final class Visitor implements AutoCloseable {

    private static final Set<String> HARMLESS = Set.of("log", "info", "debug");

    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final Home home;
    private final BrowserContext context;
    private final Page page;

    Visitor(Chromium chromium, Home home, int width, int height, ColorScheme scheme) {
        this.home = home;
        context = chromium.browser()
                .newContext(
                        new NewContextOptions().setViewportSize(width, height).setColorScheme(scheme));
        context.setDefaultTimeout(Chromium.PATIENCE.toMillis());
        page = context.newPage();
        page.onConsoleMessage(this::hear);
        page.onPageError(error -> complaints.add("script: " + error));
    }

    Visitor(Chromium chromium, Home home) {
        this(chromium, home, 1280, 900, ColorScheme.LIGHT);
    }

    /** What the provider's page says is not about ours. */
    private void hear(ConsoleMessage message) {
        if (!HARMLESS.contains(message.type()) && !message.location().startsWith(home.issuer())) {
            complaints.add(message.type() + ": " + message.text() + " at " + message.location());
        }
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    Locator at(String selector) {
        return page.locator(selector);
    }

    /** Opens a path of the gateway and signs in where that leads to. */
    Visitor signIn(String person, String path) {
        page.navigate(home.gateway() + path);
        page.waitForURL(url -> url.startsWith(home.issuer()));
        page.getByLabel("Name", new GetByLabelOptions().setExact(true)).fill(person);
        page.getByLabel("Password").fill(password(person));
        page.getByLabel("Password").press("Enter");
        page.waitForURL(home.gateway() + path);
        return this;
    }

    private String password(String person) {
        JsonNode people = new JsonMapper().readTree(home.people());
        return people.valueStream()
                .filter(entry -> entry.path("username").asString().equals(person))
                .map(entry -> entry.path("password").asString())
                .findFirst()
                .orElseThrow();
    }

    /** Waits until a job's figures are there and its events are followed. */
    Visitor awaitFigures() {
        assertThat(at("#connection")).hasText("Connected");
        assertThat(at("#head-applications")).not().hasText("–");
        assertThat(at("#scores-caption")).not().hasText("–");
        return this;
    }

    /** Waits until the chosen list of decisions is there, which may be empty. */
    Visitor awaitDecisions() {
        at("#shortlist-rows tr, #shortlist-empty:visible").first().waitFor();
        return this;
    }

    /** What the browser found wrong: failed requests, scripts, and what the content security policy forbade. */
    List<String> complaints() {
        return complaints;
    }

    /** The same without requests that failed, which is no wonder while something is away. */
    List<String> complaintsOfThePage() {
        return complaints.stream()
                .filter(complaint -> !complaint.contains("Failed to load resource"))
                .toList();
    }

    void screenshot(String name) {
        page.screenshot(new ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", name + ".png"))
                .setFullPage(true));
    }

    @Override
    public void close() {
        context.close();
    }
}
