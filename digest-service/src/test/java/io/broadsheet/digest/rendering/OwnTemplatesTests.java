package io.broadsheet.digest.rendering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnTemplatesTests {

    private static final String GOODBYE = "email/goodbye.ftl";
    private static final Map<String, ?> NOTHING = Map.of();

    @TempDir
    private Path directory;

    private Templates templates;
    private TemplatesHealth health;
    private Instant saved = Instant.parse("2026-11-15T12:00:00Z");

    @BeforeEach
    void likeTheService() throws IOException {
        RenderingConfiguration configuration = new RenderingConfiguration();
        RenderingProperties properties = new RenderingProperties(directory);
        OwnTemplates own = configuration.ownTemplates(properties);
        freemarker.template.Configuration freeMarker =
                configuration.freeMarker(configuration.messages(properties), own);
        freeMarker.setTemplateUpdateDelayMilliseconds(0);
        templates = configuration.templates(freeMarker);
        health = configuration.templatesHealth(own);
        Files.createDirectory(directory.resolve("email"));
    }

    @Test
    void replaceTheShippedOnesFileByFileWithoutARestart() throws IOException {
        save("Bye.");
        assertThat(templates.render(GOODBYE, NOTHING)).isEqualTo("Bye.");
        save("So long.");
        assertThat(templates.render(GOODBYE, NOTHING)).isEqualTo("So long.");
        Files.delete(directory.resolve(GOODBYE));
        assertThatThrownBy(() -> templates.render(GOODBYE, NOTHING))
                .hasMessageContaining("publication"); // the shipped one
    }

    @Test
    void leaveTheLastGoodOneInForceWhenTheyBreak() throws IOException {
        save("Bye.");
        templates.render(GOODBYE, NOTHING);
        save("Bye.\n<#if never");

        assertThat(templates.render(GOODBYE, NOTHING)).isEqualTo("Bye.");
        assertThat(health.health().getDetails()).containsKey("refused");
        assertThat(health.health().getDetails().toString()).contains(GOODBYE, "line 2");

        save("So long.");
        assertThat(templates.render(GOODBYE, NOTHING)).isEqualTo("So long.");
        assertThat(health.health().getDetails()).isEmpty();
    }

    @Test
    void leaveTheShippedOneInForceWhenTheyWereNeverGood() throws IOException {
        save("<#list>");

        assertThatThrownBy(() -> templates.render(GOODBYE, NOTHING)).hasMessageContaining("publication");
        assertThat(health.health().getDetails().toString()).contains(GOODBYE, "line 1");
    }

    /** Of a version that knew no languages that are written from right to left. */
    @Test
    void mayBeOlderThanTheShippedOnesBesideThem() throws IOException {
        String shipped;
        try (var design = getClass().getResourceAsStream("/templates/email/design.ftl")) {
            shipped = new String(design.readAllBytes(), StandardCharsets.UTF_8);
        }
        String older = shipped.lines()
                .filter(line -> !line.matches("<#assign (rtl|dir|start) .*"))
                .collect(Collectors.joining("\n"));
        assertThat(older).hasSizeLessThan(shipped.length() - 100);
        Files.writeString(directory.resolve("email/design.ftl"), older.replace("#98262b", "#003366"));

        assertThat(templates.render(
                        "email/goodbye.ftlh",
                        Map.of(
                                "newsletter", Map.of("title", "The Post", "postalAddress", ""),
                                "subject", "Bye",
                                "site", "https://news.example.org/")))
                .contains("#003366", "dir=\"ltr\"", "align=\"left\"")
                .doesNotContain("#98262b");
    }

    @Test
    void linksToTheStartLeadToTheNewslettersForm() throws IOException {
        Files.writeString(directory.resolve("email/back.ftlh"), "${h('left.back.html')}");

        assertThat(templates.render("email/back.ftlh", NOTHING)).contains("<a href=\"/\">");
        assertThat(templates.render("email/back.ftlh", Map.of("front", "/?newsletter=post")))
                .contains("<a href=\"/?newsletter=post\">", "<a href=\"/editions\">");
    }

    @Test
    void mayBeOfOneNewsletterAlone() throws IOException {
        Path robots = Files.createDirectories(directory.resolve("newsletters/robots/email"));
        Files.writeString(directory.resolve(GOODBYE), "<#import 'look.ftl' as look>Bye, ${look.name}.");
        Files.writeString(directory.resolve("email/look.ftl"), "<#assign name = 'all'>");
        Files.writeString(robots.resolve("look.ftl"), "<#assign name = 'robots'>");

        assertThat(templates.render(GOODBYE, "meta-ai", Locale.ENGLISH, NOTHING))
                .isEqualTo("Bye, all.");
        assertThat(templates.render(GOODBYE, "robots", Locale.ENGLISH, NOTHING)).isEqualTo("Bye, robots.");
        assertThat(templates.render(GOODBYE, NOTHING)).isEqualTo("Bye, all.");

        Files.writeString(robots.resolve("goodbye.ftl"), "<#if>");
        assertThat(templates.render(GOODBYE, "robots", Locale.ENGLISH, NOTHING)).isEqualTo("Bye, robots.");
        assertThat(health.health().getDetails().toString()).contains("newsletters/robots/" + GOODBYE, "line 1");
    }

    @Test
    void doNotReachOutOfTheirFolder() throws IOException {
        Files.writeString(directory.resolveSibling("secret.ftl"), "secret");

        assertThatThrownBy(() -> templates.render("../secret.ftl", NOTHING)).isInstanceOf(TemplateFailure.class);
    }

    @Test
    void sayWhenTheirFolderIsNone() {
        Path missing = directory.resolve("nothing");
        assertThatThrownBy(() -> new RenderingConfiguration().ownTemplates(new RenderingProperties(missing)))
                .hasMessageContaining("digest.templates.directory")
                .hasMessageContaining(missing.toString());
    }

    private void save(String text) throws IOException {
        Path file = directory.resolve(GOODBYE);
        Files.writeString(file, text);
        saved = saved.plusSeconds(1);
        Files.setLastModifiedTime(file, FileTime.from(saved));
    }
}
