package io.broadsheet.ingest.article;

import java.util.Locale;
import java.util.Set;

/** Parameters of addresses that tell where a reader comes from, and not what there is to read. */
final class Tracking {

    private static final Set<String> TRACKING = Set.of(
            "fbclid",
            "gclid",
            "gclsrc",
            "dclid",
            "gbraid",
            "wbraid",
            "msclkid",
            "yclid",
            "twclid",
            "ttclid",
            "li_fat_id",
            "igshid",
            "igsh",
            "mc_cid",
            "mc_eid",
            "mkt_tok",
            "_hsenc",
            "_hsmi",
            "hsctatracking",
            "vero_id",
            "vero_conv",
            "oly_anon_id",
            "oly_enc_id",
            "_ga",
            "_gl",
            "wt_mc",
            "xtor",
            "ncid",
            "cmpid",
            "smid",
            "smtyp",
            "sr_share",
            "guccounter",
            "guce_referrer",
            "guce_referrer_sig",
            "ref_src",
            "ref_url",
            "ftag",
            "cmp",
            "cmp_id",
            "__twitter_impression",
            "at_medium",
            "at_campaign",
            "at_custom1",
            "at_custom2",
            "at_custom3",
            "at_custom4",
            "mod_rss",
            "trk",
            "trkcampaign",
            "spm",
            "scm",
            "s_cid",
            "ito",
            "ocid",
            "tpcc",
            "share_token");
    private static final Set<String> FROM_FEED =
            Set.of("source", "src", "partner", "ref", "from", "emc", "feed", "output");
    private static final Set<String> FEED_VALUES = Set.of("rss", "feed", "atom", "amp");

    private Tracking() {}

    /** Whether the parameter, {@code name=value}, is one of these. */
    static boolean is(String parameter) {
        String lower = parameter.toLowerCase(Locale.ROOT);
        int equals = lower.indexOf('=');
        String name = equals < 0 ? lower : lower.substring(0, equals);
        String value = equals < 0 ? "" : lower.substring(equals + 1);
        return TRACKING.contains(name)
                || name.startsWith("utm_")
                || name.startsWith("pk_")
                || name.startsWith("mtm_")
                || name.equals("amp")
                || parameter.equals("m=1")
                || parameter.equals("m=0")
                || (name.equals("outputtype") && value.equals("amp"))
                || (FROM_FEED.contains(name) && FEED_VALUES.contains(value));
    }
}
