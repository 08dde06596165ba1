package io.broadsheet.digest.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTests {

    private static final Path TEXT = Path.of("../templates/text");
    private static final Pattern CALL = Pattern.compile("\\b[th]\\(\"([a-z0-9.]+)\"\\s*[,)]");

    @Test
    void everyLanguageHasEveryWord() throws IOException {
        assertThat(words("de").keySet())
                .containsExactlyInAnyOrderElementsOf(words("en").keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void everyWordIsAPatternThatUsesWhatTheEnglishOneUses(String language) throws IOException {
        Properties english = words("en");
        words(language).forEach((key, text) -> {
            assertThat(text.toString()).as("%s %s", language, key).isNotBlank();
            assertThat(text.toString().replace("''", ""))
                    .as("apostrophes in %s %s", language, key)
                    .doesNotContain("'");
            new MessageFormat(text.toString(), Locale.forLanguageTag(language));
            assertThat(places(text)).as("%s %s", language, key).isEqualTo(places(english.get(key)));
        });
    }

    @Test
    void templatesUseNoWordThatIsMissingAndNoWordIsUnused() throws IOException {
        Properties english = words("en");
        String templates = contents(TEXT.resolveSibling("web")) + contents(TEXT.resolveSibling("email"));
        List<Object> called = CALL.matcher(templates)
                .results()
                .map(call -> (Object) call.group(1))
                .toList();
        String everything = templates + contents(Path.of("src/main/java"));
        assertThat(english.keySet()).containsAll(called);
        // a key may be put together: error.404.title is "error." + kind + ".title"
        assertThat(english.stringPropertyNames())
                .allSatisfy(key -> assertThat(Arrays.stream(key.split("\\."))
                                .filter(part ->
                                        !part.matches("\\d+|html|text|title|lede|help|page|subject|hint|preheader")))
                        .as(key)
                        .allSatisfy(part -> assertThat(everything.contains(part) || everything.contains(constant(part)))
                                .as(part)
                                .isTrue()));
    }

    @Test
    void speaksTheLanguageThatIsAskedForAndEnglishOtherwise() {
        Messages messages = new RenderingConfiguration().messages(new RenderingProperties(null));
        Sentence sentence = Sentence.of("signup.toomany", Sentence.of("duration.minutes", 2));
        assertThat(messages.say(Locale.ENGLISH, sentence)).endsWith("try again in 2 minutes.");
        assertThat(messages.say(Locale.forLanguageTag("de-AT"), sentence)).contains("in 2 Minuten");
        assertThat(messages.say(Locale.FRENCH, sentence)).endsWith("try again in 2 minutes.");
        assertThat(messages.say(Locale.ENGLISH, Sentence.of("already.title"))).isEqualTo("You're in already");
    }

    @Test
    void anOperatorsOwnWordsComeFirstOneByOne(@TempDir Path directory) throws IOException {
        Files.createDirectories(directory.resolve("text"));
        Files.writeString(directory.resolve("text/words_en.properties"), "promise=Now and then – ünd gern\n");
        Files.writeString(directory.resolve("text/words_fr.properties"), "promise=Une fois par mois\n");
        Messages messages = new RenderingConfiguration().messages(new RenderingProperties(directory));
        assertThat(messages.say(Locale.ENGLISH, Sentence.of("promise"))).isEqualTo("Now and then – ünd gern");
        assertThat(messages.say(Locale.FRENCH, Sentence.of("promise"))).isEqualTo("Une fois par mois");
        assertThat(messages.say(Locale.ENGLISH, Sentence.of("error"))).isEqualTo("Error:");
    }

    @Test
    void whatIsFilledIntoMarkupIsNoMarkup() {
        Templates templates = ShippedTemplates.templates();
        assertThat(templates.render(
                        "web/link-gone.ftlh",
                        Map.of("publication", Map.of("title", "<b>", "description", "", "postalAddress", ""))))
                .contains("read &lt;b&gt; again, <a href=\"/\">");
    }

    private static String contents(Path directory) throws IOException {
        StringBuilder result = new StringBuilder();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                result.append(Files.readString(file));
            }
        }
        return result.toString();
    }

    /** A key may also be the name of an enum's constant. */
    private static String constant(String part) {
        return part.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static List<String> places(Object text) {
        return Pattern.compile("\\{(\\d)")
                .matcher(text.toString())
                .results()
                .map(place -> place.group(1))
                .distinct()
                .sorted()
                .collect(Collectors.toList());
    }

    private static Properties words(String language) throws IOException {
        Properties words = new Properties();
        try (Reader reader = Files.newBufferedReader(
                TEXT.resolve("words_%s.properties".formatted(language)), StandardCharsets.UTF_8)) {
            words.load(reader);
        }
        return words;
    }
}
