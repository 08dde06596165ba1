package io.broadsheet.digest.subscription;

import com.ibm.icu.text.IDNA;
import java.util.Locale;
import java.util.regex.Pattern;

/** Domain names as DNS has them and as people read them, by UTS #46 (non-transitional, with the rules of IDNA 2008 on direction and context). */
final class DomainName {

    private static final IDNA UTS46 = IDNA.getUTS46Instance(IDNA.USE_STD3_RULES
            | IDNA.CHECK_BIDI
            | IDNA.CHECK_CONTEXTJ
            | IDNA.CHECK_CONTEXTO
            | IDNA.NONTRANSITIONAL_TO_ASCII
            | IDNA.NONTRANSITIONAL_TO_UNICODE);
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9.-]*");
    private static final String PUNYCODE = "xn--";

    private DomainName() {}

    /** As DNS knows it, in small letters; empty when it has no such form. */
    static String ascii(String domain) {
        String small = domain.toLowerCase(Locale.ROOT);
        if (PLAIN.matcher(domain).matches() && !small.contains(PUNYCODE)) {
            return small;
        }
        var info = new IDNA.Info();
        var name = UTS46.nameToASCII(domain, new StringBuilder(), info);
        return info.hasErrors() ? "" : name.toString();
    }

    /** As people read it. */
    static String readable(String domain) {
        if (!domain.contains(PUNYCODE)) {
            return domain;
        }
        var info = new IDNA.Info();
        var name = UTS46.nameToUnicode(domain, new StringBuilder(), info);
        return info.hasErrors() ? domain : name.toString();
    }
}
