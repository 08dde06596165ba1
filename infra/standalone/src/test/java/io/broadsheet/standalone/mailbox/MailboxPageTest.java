package io.broadsheet.standalone.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The mailbox as a person sees it, in a real browser. */
class MailboxPageTest {

    @TempDir
    Path directory;

    private TestMailbox mailbox;
    private WebDriver browser;

    @BeforeEach
    void open() throws Exception {
        mailbox = new TestMailbox(directory.resolve("mails"), 100);
        browser = new ChromeDriver(new ChromeOptions()
                .addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1280,900"));
        browser.get(mailbox.uri("/").toString());
    }

    @AfterEach
    void close() {
        browser.quit();
        mailbox.close();
    }

    @Test
    void showsANewMailByItselfAndOpensItAsHtmlTextAndHeaders() throws Exception {
        assertThat(see("h1")).isEqualTo("No mail yet");

        mailbox.send("ada@example.org", "Please confirm: The Meta AI Monthly");

        var patience = new WebDriverWait(browser, Duration.ofSeconds(20));
        patience.until(ExpectedConditions.textToBe(By.cssSelector(".subject"), "Please confirm: The Meta AI Monthly"));
        assertThat(see(".to")).isEqualTo("To ada@example.org");
        browser.findElement(By.cssSelector(".mails a")).click();
        assertThat(see("h1")).isEqualTo("Please confirm: The Meta AI Monthly");
        browser.findElement(By.linkText("Text")).click();
        assertThat(see("pre")).startsWith("Please confirm, Ada.");
        browser.findElement(By.linkText("Headers")).click();
        assertThat(see(".headers")).contains("List-Unsubscribe-Post").contains("List-Unsubscribe=One-Click");
    }

    @Test
    void runsNoScriptsOfAMailAndOpensItsLinksBesideTheMailbox() throws Exception {
        mailbox.send("ada@example.org", "Please confirm");
        browser.get(mailbox.uri("/").toString());
        browser.findElement(By.cssSelector(".mails a")).click();

        browser.switchTo().frame(browser.findElement(By.tagName("iframe")));
        assertThat(see("h1")).isEqualTo("Please confirm");
        browser.findElement(By.linkText("Confirm")).click();

        assertThat(browser.getWindowHandles()).hasSize(2);
    }

    private String see(String selector) {
        return browser.findElement(By.cssSelector(selector)).getText();
    }
}
