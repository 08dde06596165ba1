package io.broadsheet.digest.doctor;

import io.broadsheet.digest.mail.DkimKeys;
import io.broadsheet.digest.mail.SmtpInspection;
import io.broadsheet.digest.newsletter.DigestProperties;
import io.broadsheet.digest.newsletter.Newsletters;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.SimpleResolver;

/** Wires the mail doctor. */
@Configuration(proxyBeanMethods = false)
class DoctorConfiguration {

    private static final int DNS_PORT = 53;

    @Bean
    MailDoctor mailDoctor(
            DoctorProperties properties,
            SmtpInspection smtp,
            DkimKeys dkim,
            Newsletters newsletters,
            DigestProperties digest,
            InstantSource clock) {
        Resolver resolver = resolver(properties);
        return new MailDoctor(properties, () -> new Dns(resolver), smtp, dkim, newsletters, digest, clock);
    }

    private static Resolver resolver(DoctorProperties properties) {
        Resolver resolver = properties.resolver().isBlank()
                ? new ExtendedResolver()
                : new SimpleResolver(address(properties.resolver()));
        resolver.setTimeout(properties.timeout());
        return resolver;
    }

    private static InetSocketAddress address(String text) {
        boolean withPort = text.matches("[^:]+:[0-9]{1,5}");
        String address = withPort ? text.substring(0, text.indexOf(':')) : text;
        int port = withPort ? Integer.parseInt(text.substring(text.indexOf(':') + 1)) : DNS_PORT;
        try {
            return new InetSocketAddress(InetAddress.ofLiteral(address), port);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "mail.doctor.resolver is \"%s\"; it must be an IP address, or an IPv4 address and a port like 127.0.0.1:5353"
                            .formatted(text),
                    e);
        }
    }
}
