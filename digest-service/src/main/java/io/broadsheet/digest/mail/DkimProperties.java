package io.broadsheet.digest.mail;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What mails are signed with, so that receivers know that their sender's domain answers for them; without keys they leave
 * unsigned, which is right where the mail server signs.
 *
 * @param keys a mail gets one signature for every key of its sender's domain, or else of the closest domain above it
 */
@ConfigurationProperties("mail.dkim")
record DkimProperties(@DefaultValue List<Key> keys) {

    private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
    private static final Pattern DOMAIN = Pattern.compile(LABEL + "(?:\\." + LABEL + ")+");
    private static final Pattern SELECTOR = Pattern.compile(LABEL + "(?:\\." + LABEL + ")*");

    /**
     * One key.
     *
     * @param domain the domain that answers for the mail, in ASCII
     * @param selector under which name the domain publishes the key
     * @param keyFile PEM file of the private key, RSA of 2,048 bits or more (1,024 at least) or Ed25519, not encrypted
     */
    record Key(
            @Nullable String domain,
            @Nullable String selector,
            @Nullable Path keyFile) {}

    DkimProperties {
        keys = List.copyOf(keys);
        for (int i = 0; i < keys.size(); i++) {
            Key key = keys.get(i);
            check("mail.dkim.keys[%d].domain".formatted(i), key.domain(), DOMAIN, "a domain such as example.org");
            check("mail.dkim.keys[%d].selector".formatted(i), key.selector(), SELECTOR, "a name such as s2026");
            if (key.keyFile() == null) {
                throw new IllegalArgumentException("mail.dkim.keys[%d].key-file is not set".formatted(i));
            }
        }
    }

    private static void check(String setting, @Nullable String value, Pattern pattern, String wanted) {
        if (value == null || !pattern.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "%s is \"%s\"; it must be %s, in lower case".formatted(setting, value, wanted));
        }
    }
}
