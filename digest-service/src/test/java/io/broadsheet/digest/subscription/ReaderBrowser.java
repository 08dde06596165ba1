package io.broadsheet.digest.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** Chromium, looking at the pages of a service with the eyes of axe-core: light, dark and narrow. */
public final class ReaderBrowser implements AutoCloseable {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** A small phone, or a window of 640 pixels at a zoom of 200 %; text must fit (WCAG 2.2, 1.4.10). */
    private static final int NARROW = 320;

    private final ChromeDriver browser;
    private final String axe;

    private ReaderBrowser(ChromeDriver browser, String axe) {
        this.browser = browser;
        this.axe = axe;
    }

    /** Starts it with a profile in the directory, or skips the test where there is none. */
    public static ReaderBrowser start(Path directory) {
        Assumptions.assumeTrue(
                Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER),
                "needs %s and %s: apt-get install chromium chromium-driver".formatted(CHROMIUM, DRIVER));
        var options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-quic",
                "--user-data-dir=" + directory.resolve("chromium"));
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .build();
        try (var script = ReaderBrowser.class.getResourceAsStream("/axe.min.js")) {
            return new ReaderBrowser(
                    new ChromeDriver(service, options), new String(script.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void open(URI address) {
        browser.get(address.toString());
    }

    void type(String field, String text) {
        browser.findElement(By.name(field)).sendKeys(text);
    }

    void press(String selector) {
        browser.findElement(By.cssSelector(selector)).click();
    }

    String value(String field) {
        return browser.findElement(By.name(field)).getDomProperty("value");
    }

    /** Runs a script in the page, for what is over before anybody could look. */
    String run(String script) {
        return String.valueOf(browser.executeScript(script));
    }

    /** Waits for words: a click returns before the page that it leads to is there. */
    public void see(String selector, String words) {
        await().atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(WebDriverException.class) // the old page goes away while it is read
                .untilAsserted(() -> assertThat(
                                browser.findElement(By.cssSelector(selector)).getText())
                        .contains(words));
    }

    /** Waits for the page with the heading, and finds fault with it in light and dark, and with its width on a phone. */
    public void judge(String what, String heading) {
        see("h1", heading);
        judgeBy(what, "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']");
    }

    /** Finds fault with a mail, which is no page: it has no landmarks. */
    public void judgeMail(String what) {
        judgeBy(what, "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']");
    }

    private void judgeBy(String what, String rules) {
        scheme("light");
        assertThat(violations(rules)).as("%s, light", what).isEmpty();
        scheme("dark");
        assertThat(violations("{type: 'rule', values: ['color-contrast']}"))
                .as("%s, dark", what)
                .isEmpty();
        fits(what);
    }

    private void fits(String what) {
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", NARROW, "height", 800, "deviceScaleFactor", 0, "mobile", false));
        await().atMost(PATIENCE).until(() -> (Long) browser.executeScript("return window.innerWidth") == NARROW);
        assertThat(browser.executeScript(
                        "return document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as("%s is wider than %d pixels", what, NARROW)
                .isEqualTo(0L);
        browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    }

    private void scheme(String scheme) {
        browser.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    @SuppressWarnings("unchecked")
    private List<String> violations(String rules) {
        browser.executeScript("if (!window.axe) (0, eval)(arguments[0])", axe);
        Object found = browser.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                axe.run(document, {resultTypes: ['violations'], runOnly: %s})
                  .then(result => done(result.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html).join(' | '))),
                        error => done(['axe failed: ' + error]));""".formatted(rules));
        return (List<String>) found;
    }

    @Override
    public void close() {
        browser.quit();
    }
}
