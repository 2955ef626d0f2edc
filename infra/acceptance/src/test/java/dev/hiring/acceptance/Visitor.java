package dev.hiring.acceptance;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.hiring.local.Home;

/** Somebody at a browser, whose console is watched. */
final class Visitor implements AutoCloseable {

    private static final int PATIENCE = 30_000;

    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final Home home;
    private final BrowserContext context;
    private final Page page;

    Visitor(Chromium chromium, Home home, int width, int height, ColorScheme scheme) {
        this.home = home;
        context = chromium.browser()
                .newContext(
                        new NewContextOptions().setViewportSize(width, height).setColorScheme(scheme));
        context.setDefaultTimeout(PATIENCE);
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (!message.type().equals("log") && !message.type().equals("info")) {
                complaints.add(message.type() + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add("script: " + error));
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
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill(person);
        page.getByLabel("Password").fill(password(person));
        page.getByLabel("Password").press("Enter");
        page.waitForURL(url -> url.startsWith(home.gateway()));
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
