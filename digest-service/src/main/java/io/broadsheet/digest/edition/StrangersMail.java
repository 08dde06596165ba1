package io.broadsheet.digest.edition;

import io.broadsheet.digest.mail.MailContent;
import io.broadsheet.digest.mail.MergeField;
import io.broadsheet.digest.newsletter.DigestProperties;
import io.broadsheet.digest.rendering.Messages;
import io.broadsheet.digest.rendering.Sentence;
import java.util.Locale;

/** Fills an edition's mail in for nobody in particular, so that an operator sees it as readers will, with links that do nothing. */
final class StrangersMail {

    private final Messages messages;
    private final DigestProperties digest;

    StrangersMail(Messages messages, DigestProperties digest) {
        this.messages = messages;
        this.digest = digest;
    }

    MailContent of(Locale language, MailContent mail) {
        String greeting = messages.say(language, Sentence.of("mail.edition.greeting"));
        return new MailContent(mail.subject(), filled(mail.html(), greeting), filled(mail.text(), greeting));
    }

    private String filled(String text, String greeting) {
        return text.replace(MergeField.GREETING.placeholder(), greeting)
                .replace(MergeField.UNSUBSCRIBE_URL.placeholder(), link("/unsubscribe?token=preview"))
                .replace(MergeField.PREFERENCES_URL.placeholder(), link("/preferences?token=preview"));
    }

    private String link(String path) {
        return digest.link(path).toString();
    }
}
