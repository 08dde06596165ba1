package io.broadsheet.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** A reader's way from the form to goodbye, seen through Chromium. */
class ReaderInBrowserTest {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void signsUpConfirmsAndLeaves(@TempDir Path directory) throws IOException, StartRefused {
        Assumptions.assumeTrue(
                Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER),
                "needs %s and %s: apt-get install chromium chromium-driver".formatted(CHROMIUM, DRIVER));
        try (var workshop = new Workshop(directory);
                var standalone = Standalone.start(StandaloneSettings.read(
                        workshop.configuration, Map.of("broadsheet.operator.password", Workshop.PASSWORD)))) {
            assertThat(standalone.operator()).isNotNull();
            WebDriver browser = chromium(directory);
            try {
                walk(browser, workshop);
            } finally {
                browser.quit();
            }
        }
    }

    private static void walk(WebDriver browser, Workshop workshop) {
        String address = "grace@example.org";
        browser.get("http://localhost:" + workshop.ports.get("web"));
        see(browser, "The Meta AI Monthly");
        see(browser, "Once monthly, no spam");

        browser.findElement(By.name("email")).sendKeys("grace@example"); // a browser lets this one pass
        submit(browser);
        see(browser, "This is not an e-mail address");
        assertThat(browser.findElement(By.name("email")).getDomProperty("value"))
                .as("what was typed")
                .isEqualTo("grace@example");

        browser.findElement(By.name("email")).clear();
        browser.findElement(By.name("email")).sendKeys(address);
        submit(browser);
        see(browser, "check your inbox");

        Inbox inbox = new Inbox(workshop.ports.get("imap"), address);
        await().atMost(PATIENCE).until(() -> !inbox.mails().isEmpty());
        browser.get(PressRun.link(inbox.mails().getFirst().text(), "confirm"));
        see(browser, "Confirm");
        assertThat(text(browser)).doesNotContain("You're in");
        submit(browser);
        see(browser, "You're in");

        await().atMost(PATIENCE).until(() -> inbox.mails().size() > 1);
        browser.get(PressRun.link(inbox.mails().getLast().text(), "unsubscribe"));
        see(browser, "Unsubscribe");
        assertThat(text(browser)).doesNotContain("You're out");
        submit(browser);
        see(browser, "You're out");
    }

    /** Waits until the page shows the words: a click returns before the page that it leads to is there. */
    private static void see(WebDriver browser, String words) {
        await().atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(WebDriverException.class) // the old page goes away while it is read
                .untilAsserted(() -> assertThat(text(browser)).containsIgnoringCase(words));
    }

    private static String text(WebDriver browser) {
        return browser.findElement(By.tagName("body")).getText();
    }

    private static void submit(WebDriver browser) {
        browser.findElement(By.cssSelector("main button[type=submit]")).click();
    }

    private static WebDriver chromium(Path directory) {
        var options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + directory.resolve("chromium"));
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .build();
        return new ChromeDriver(service, options);
    }
}
