package io.broadsheet.digest.rendering;

import java.util.Locale;
import org.springframework.context.MessageSource;

/** The words of pages and mails in each language; an operator's own words come first, one by one. */
public final class Messages {

    private final MessageSource source;

    Messages(MessageSource source) {
        this.source = source;
    }

    /**
     * Says a sentence.
     *
     * @throws org.springframework.context.NoSuchMessageException when neither the language nor English has its key
     */
    public String say(Locale language, Sentence sentence) {
        Object[] arguments = sentence.arguments().stream()
                .map(argument -> argument instanceof Sentence inner ? say(language, inner) : argument)
                .toArray();
        return source.getMessage(sentence.key(), arguments, language);
    }
}
