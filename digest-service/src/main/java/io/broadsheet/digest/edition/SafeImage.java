package io.broadsheet.digest.edition;

import io.broadsheet.digest.article.Article;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The picture of an article, unless showing it would do readers harm: unencrypted, on a host without a name, or a counter. */
final class SafeImage {

    private static final int LONGEST = 1_000;
    private static final Pattern NAMED_HOST = Pattern.compile("(?:[a-z0-9-]+\\.)+[a-z][a-z0-9-]*");
    /** Pictures of one pixel that count readers, and formats that mail programs do not show. */
    private static final Pattern COUNTER =
            Pattern.compile("pixel|tracker|beacon|1x1|spacer|blank\\.|transparent\\.|\\.svg$|\\.ico$");

    private SafeImage() {}

    static @Nullable String of(Article article) {
        String url = article.imageUrl();
        return url != null && isSafe(url) ? url : null;
    }

    private static boolean isSafe(String url) {
        if (url.length() > LONGEST) {
            return false;
        }
        try {
            URI address = new URI(url);
            return "https".equals(address.getScheme())
                    && address.getUserInfo() == null
                    && address.getPort() == -1
                    && address.getHost() != null
                    && NAMED_HOST
                            .matcher(address.getHost().toLowerCase(Locale.ROOT))
                            .matches()
                    && !COUNTER.matcher(url.toLowerCase(Locale.ROOT)).find();
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
