package io.broadsheet.digest.doctor;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the mail doctor looks at the world.
 *
 * @param resolver name server to ask, {@code address} or {@code address:port}; empty: the machine's own
 * @param timeout how long to wait for one answer of DNS, 100 ms to 30 s
 * @param sendingHosts names or addresses that mails reach the world from, when that is not {@code mail.host}
 */
@ConfigurationProperties("mail.doctor")
record DoctorProperties(
        @DefaultValue("") String resolver,
        @DefaultValue("3s") Duration timeout,
        @DefaultValue List<String> sendingHosts) {

    /** A name in any script; what is no name in DNS is told by the doctor. */
    private static final Pattern NAME =
            Pattern.compile("[\\p{L}\\p{M}\\p{N}_-]{1,63}(\\.[\\p{L}\\p{M}\\p{N}_-]{1,63})*\\.?");

    DoctorProperties {
        if (timeout.toMillis() < 100 || timeout.toSeconds() > 30) {
            throw new IllegalArgumentException(
                    "mail.doctor.timeout is %s, but must be between 100 ms and 30 s".formatted(timeout));
        }
        sendingHosts = List.copyOf(sendingHosts);
        sendingHosts.stream().filter(each -> !isHost(each)).findFirst().ifPresent(host -> {
            throw new IllegalArgumentException(
                    "mail.doctor.sending-hosts has \"%s\"; each must be a name or one IP address".formatted(host));
        });
    }

    private static boolean isHost(String text) {
        boolean range = text.contains("/");
        return !range
                && (AddressRange.parse(text).isPresent() || NAME.matcher(text).matches());
    }
}
