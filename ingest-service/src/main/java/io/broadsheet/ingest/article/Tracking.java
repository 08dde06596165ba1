package io.broadsheet.ingest.article;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

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
            "share_token",
            "gad_source",
            "gad_campaignid",
            "srsltid",
            "mibextid",
            "_openstat",
            "ysclid",
            "epik",
            "irclickid",
            "sccid",
            "rb_clickid",
            "tblci",
            "dicbo",
            "oborigurl",
            "_bhlid",
            "ck_subscriber_id",
            "__s",
            "_ke",
            "hss_channel",
            "sfmc_id",
            "et_rid",
            "s_kwcid",
            "referringsource",
            "unlocked_article_code",
            "reflink",
            "sharetype",
            "__source",
            "leadsource",
            "accesstoken",
            "usqp",
            "amp_js_v",
            "amp_gsa",
            "fb_action_ids",
            "fb_action_types",
            "fb_source",
            "fb_ref",
            "pfmredir",
            "xrs",
            "cndid",
            "esrc",
            "isfreemail",
            "triedredirect");
    /** Short names that mean something else with others, by the last two labels of the host. */
    private static final Map<String, Set<String>> OF_SITE = Map.ofEntries(
            Map.entry("forbes.com", Set.of("sh")),
            Map.entry("substack.com", Set.of("r", "publication_id", "post_id")),
            Map.entry("wsj.com", Set.of("mod", "st")),
            Map.entry("barrons.com", Set.of("mod", "st")),
            Map.entry("marketwatch.com", Set.of("mod", "st")),
            Map.entry("youtube.com", Set.of("si", "feature", "pp")),
            Map.entry("youtu.be", Set.of("si", "feature")),
            Map.entry("spotify.com", Set.of("si")),
            Map.entry("x.com", Set.of("s", "t")),
            Map.entry("twitter.com", Set.of("s", "t")),
            Map.entry("facebook.com", Set.of("refid", "ref", "rdid", "__tn__", "__xts__", "__cft__")),
            Map.entry("reuters.com", Set.of("taid")),
            Map.entry("apnews.com", Set.of("taid")),
            Map.entry("bloomberg.com", Set.of("srnd")),
            Map.entry("linkedin.com", Set.of("trackingid")),
            Map.entry("msn.com", Set.of("cvid", "ei", "pc")));

    private static final Set<String> FROM_FEED =
            Set.of("source", "src", "partner", "ref", "from", "emc", "feed", "output", "mod");
    private static final Set<String> FEED_VALUES = Set.of("rss", "feed", "atom", "amp");

    private static final Set<String> NETWORKS = Set.of(
            "twitter",
            "x",
            "facebook",
            "linkedin",
            "reddit",
            "email",
            "whatsapp",
            "telegram",
            "pocket",
            "mastodon",
            "bluesky",
            "threads",
            "tumblr",
            "pinterest",
            "hackernews",
            "hn",
            "producthunt",
            "newsletter");
    /** Who sent the reader: a network, or, as publishing systems add it to outgoing links, the name of a site. */
    private static final Set<String> FROM_SITE = Set.of("ref", "via", "share");

    private static final Pattern SITE = Pattern.compile("(?:[a-z0-9-]+\\.)+[a-z]{2,}");

    private Tracking() {}

    /**
     * Whether the parameter is one of these.
     *
     * @param parameter {@code name=value}
     * @param host of the address, in small letters
     */
    static boolean is(String parameter, String host) {
        String lower = parameter.toLowerCase(Locale.ROOT);
        int equals = lower.indexOf('=');
        String name = equals < 0 ? lower : lower.substring(0, equals);
        String value = equals < 0 ? "" : lower.substring(equals + 1);
        return TRACKING.contains(name)
                || name.startsWith("utm_")
                || name.startsWith("pk_")
                || name.startsWith("mtm_")
                || name.startsWith("at_")
                || name.startsWith("hsa_")
                || OF_SITE.getOrDefault(site(host), Set.of()).contains(name)
                || name.equals("amp")
                || parameter.equals("m=1")
                || parameter.equals("m=0")
                || (name.equals("outputtype") && value.equals("amp"))
                || (FROM_FEED.contains(name) && isFeed(value))
                || (FROM_SITE.contains(name)
                        && (NETWORKS.contains(value) || SITE.matcher(value).matches()))
                || (name.equals("ved") && (value.startsWith("2ah") || value.startsWith("0ah")))
                || (name.equals("usg") && value.startsWith("aovvaw"));
    }

    private static boolean isFeed(String value) {
        return FEED_VALUES.contains(value) || value.startsWith("rss-") || value.startsWith("rss_");
    }

    private static String site(String host) {
        int last = host.lastIndexOf('.');
        return host.substring(host.lastIndexOf('.', last - 1) + 1);
    }
}
