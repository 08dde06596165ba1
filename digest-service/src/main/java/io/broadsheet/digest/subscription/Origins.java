package io.broadsheet.digest.subscription;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Says where a request came from, with as much of its network in the evidence as the operator wants to keep. */
final class Origins {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int HASH_BYTES = 16;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");

    private final NetworkEvidence evidence;
    private final SecretKeySpec key;

    Origins(NetworkEvidence evidence, byte[] key) {
        this.evidence = evidence;
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    Origin of(String channel, HttpServletRequest request) {
        return of(channel, request, null);
    }

    /**
     * The same with the form that was filled in.
     *
     * @param form what it calls itself; anything that is not a short plain word is left out
     */
    Origin of(String channel, HttpServletRequest request, @Nullable String form) {
        Network network = Network.of(request.getRemoteAddr());
        String known = form != null && FORM.matcher(form).matches() ? form : null;
        return new Origin(channel, network, kept(network, request.getRemoteAddr()), known);
    }

    private @Nullable String kept(Network network, String address) {
        return switch (evidence) {
            case TRUNCATED -> network.prefix();
            case HASHED -> "hash:" + hash(Network.withoutPort(address));
            case NONE -> null;
        };
    }

    private String hash(String address) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(address.getBytes(StandardCharsets.UTF_8)), 0, HASH_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no " + ALGORITHM, e);
        }
    }
}
