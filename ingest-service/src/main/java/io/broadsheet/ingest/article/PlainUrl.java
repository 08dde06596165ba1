package io.broadsheet.ingest.article;

/**
 * Tells addresses at a glance that are as they should be: of the web, host and path in plain letters, nothing escaped,
 * doubled or relative, so that only parameters may have to go. Most are, and taking them apart by the book takes ten
 * times as long.
 */
final class PlainUrl {

    /** With the slash that one without a path gets, it is as long as any may be. */
    private static final int LONGEST = 1_999;

    private static final int LONGEST_LABEL = 63;
    private static final String IN_PATH = "-_~.,=+!/";
    private static final String IN_QUERY = "-_~.,=+!/&:@;?";

    private PlainUrl() {}

    static boolean is(String text) {
        int start = text.startsWith("https://") ? 8 : text.startsWith("http://") ? 7 : -1;
        if (start < 0 || text.length() > LONGEST) {
            return false;
        }
        int hostEnd = hostEnd(text, start);
        int pathEnd = hostEnd < 0 ? -1 : pathEnd(text, hostEnd);
        return pathEnd >= 0
                && !isAmp(text, start, hostEnd, pathEnd)
                && hasOnly(text, Math.min(pathEnd + 1, text.length()), text.length(), IN_QUERY);
    }

    /** Where the host ends; -1 when it is none of labels of small letters and digits. */
    private static int hostEnd(String text, int start) {
        int label = start;
        int at = start;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '/' || c == '?') {
                break;
            }
            if (c == '.') {
                if (at == label || at - label > LONGEST_LABEL) {
                    return -1;
                }
                label = at + 1;
            } else if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '-') {
                return -1;
            }
        }
        return at == label || at - label > LONGEST_LABEL ? -1 : at;
    }

    /** Where the path ends; -1 when it has something to be resolved, doubled or escaped. */
    private static int pathEnd(String text, int start) {
        int question = text.indexOf('?', start);
        int end = question < 0 ? text.length() : question;
        for (int i = start; i + 1 < end; i++) {
            if (text.charAt(i) == '/' && (text.charAt(i + 1) == '/' || text.charAt(i + 1) == '.')) {
                return -1;
            }
        }
        return hasOnly(text, start, end, IN_PATH) ? end : -1;
    }

    private static boolean hasOnly(String text, int start, int end, String punctuation) {
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!plain && punctuation.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether it may be somebody's copy of an address, one around it, or one of the variants of a page that has several. */
    private static boolean isAmp(String text, int host, int hostEnd, int pathEnd) {
        int amp = text.indexOf("amp", hostEnd);
        int project = text.indexOf("ampproject", host);
        return (amp >= 0 && amp < pathEnd)
                || (project >= 0 && project < hostEnd)
                || text.startsWith("www.google.", host)
                || text.startsWith("www.bing.com/", host)
                || text.startsWith("l.facebook.com/", host);
    }
}
