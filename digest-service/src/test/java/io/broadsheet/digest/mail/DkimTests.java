package io.broadsheet.digest.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.api.SignatureRecord;
import org.apache.james.jdkim.exceptions.FailException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DkimTests {

    private static final String URL = MergeField.UNSUBSCRIBE_URL.placeholder();

    private final DkimKeys keys = TestKeys.both("broadsheet.example");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ada",
                "Jürgen  with   blanks ",
                "🦙 مرحبا",
                "one of very many words that make the subject fold, and then fold again, as long names do at times"
            })
    void anIndependentVerifierAcceptsBothSignatures(String name) throws Exception {
        byte[] mail = mail(name);

        assertThat(rsa(mail).getHeaders())
                .extracting(CharSequence::toString)
                .contains("list-unsubscribe", "list-unsubscribe-post", "message-id", "content-type")
                .containsSubsequence("from", "to", "subject", "date", "from");
        assertThat(ed25519(mail, mail)).isTrue();
        assertThat(text(mail).lines()).allMatch(line -> line.length() <= 500);
    }

    @Test
    void eachRecipientsMailHasASignatureOfItsOwn() throws Exception {
        byte[] ada = mail("Ada");
        byte[] bob = mail("Bob");

        rsa(ada);
        rsa(bob);
        assertThat(header(ada)).isNotEqualTo(header(bob));
        assertThat(ed25519(ada, bob)).isFalse();
    }

    @Test
    void relaysMayFoldHeadersAnew() throws Exception {
        String refolded = text(mail("Ada"))
                .replace("\r\nSubject: ", "\r\nSUBJECT:\t  ")
                .replace("\r\nDate: Tue,", "\r\nDate:\r\n Tue, ");

        rsa(refolded.getBytes(StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From: The Meta AI Monthly|From: The Meta Monthly",
                "List-Unsubscribe: <https://news|List-Unsubscribe: <https://bad",
                "List-Unsubscribe-Post: List|List-Unsubscribe-Post: Lost",
                "Hello, =|Hullo, =",
                "\r\nFrom: |\r\nFrom: evil@example.net\r\nFrom: ",
                "\r\nSubject: |\r\nSubject: another\r\nSubject: ",
                "\r\nMIME-Version|\r\nReply-To: evil@example.net\r\nMIME-Version",
            })
    void whoeverChangesAMailOrAddsToItIsFoundOut(String change) {
        String[] parts = change.split("\\|", 2);
        String genuine = text(mail("Ada"));
        String forged = genuine.replaceFirst(Pattern.quote(parts[0]), parts[1]);

        assertThat(forged).isNotEqualTo(genuine);
        assertThatThrownBy(() -> rsa(forged.getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(FailException.class);
    }

    @Test
    void aMailIsSignedByTheKeysOfTheClosestDomain() throws Exception {
        Path rsa = TestKeys.file("rsa-2048");
        DkimKeys some = DkimKeys.read(new DkimProperties(List.of(
                new DkimProperties.Key("example.org", "parent", rsa),
                new DkimProperties.Key("news.example.org", "own", rsa),
                new DkimProperties.Key("news.example.org", "next", rsa))));

        assertThat(some.of("news.example.org")).extracting(DkimKey::selector).containsExactly("own", "next");
        assertThat(some.of("other.example.org")).extracting(DkimKey::selector).containsExactly("parent");
        assertThat(some.of("notexample.org")).isEmpty();
    }

    private SignatureRecord rsa(byte[] mail) throws Exception {
        var verifier = new DKIMVerifier((method, selector, domain) -> List.of(published(selector.toString())));
        // the Ed25519 signature is another verifier's
        return verifier.verify(new ByteArrayInputStream(without(mail, "ed25519")))
                .getFirst();
    }

    private boolean ed25519(byte[] signed, byte[] mail) throws Exception {
        String field = parse(signed).getHeader("DKIM-Signature")[1];
        String publicKey = keys.publications(TestMails.SENDER).get(1).publicKey();
        return Ed25519Verifier.verifies(without(mail, "sha256"), field, publicKey);
    }

    private static byte[] without(byte[] mail, String algorithm) {
        return text(mail)
                .replaceAll("(?s)DKIM-Signature: v=1; a=[a-z0-9-]*" + algorithm + ".*?\r\n(?![ \t])", "")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private String published(String selector) {
        return keys.publications(TestMails.SENDER).stream()
                .filter(each -> each.name().startsWith(selector + "."))
                .findFirst()
                .orElseThrow()
                .record();
    }

    private static String header(byte[] mail) throws Exception {
        return parse(mail).getHeader("DKIM-Signature")[0];
    }

    private static MimeMessage parse(byte[] mail) throws Exception {
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail));
    }

    private static String text(byte[] mail) {
        return new String(mail, StandardCharsets.ISO_8859_1);
    }

    private byte[] mail(String name) {
        var template = TestMails.template(
                "For " + MergeField.GREETING.placeholder(),
                "Hello, " + MergeField.GREETING.placeholder() + "\r\n\r\nleave: " + URL + "\r\n\r\n\r\n",
                "<p>Grüße  🦙</p><a href=\"" + URL + "\">leave</a>",
                Map.of("List-Unsubscribe", "<" + URL + ">", "List-Unsubscribe-Post", "List-Unsubscribe=One-Click"));
        var fields = Map.of(
                MergeField.GREETING,
                name,
                MergeField.UNSUBSCRIBE_URL,
                "https://news.example/unsubscribe?t=" + name.hashCode());
        var writer = new MailWriter(
                TestMails.properties(Map.of()),
                new ReturnAddresses(null, new byte[16]),
                keys,
                () -> Instant.parse("2020-12-01T07:00:00Z"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            writer.write(TestMails.mail(template, "reader@example.org", fields)).writeTo(out, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
