package io.broadsheet.digest.doctor;

import io.broadsheet.digest.dns.NameServers;
import io.broadsheet.digest.mail.DkimKeys;
import io.broadsheet.digest.mail.SmtpInspection;
import io.broadsheet.digest.newsletter.DigestProperties;
import io.broadsheet.digest.newsletter.Newsletters;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.xbill.DNS.Resolver;

/** Wires the mail doctor. */
@Configuration(proxyBeanMethods = false)
class DoctorConfiguration {

    @Bean
    MailDoctor mailDoctor(
            DoctorProperties properties,
            SmtpInspection smtp,
            DkimKeys dkim,
            Newsletters newsletters,
            DigestProperties digest,
            InstantSource clock) {
        Resolver resolver = NameServers.resolver("mail.doctor.resolver", properties.resolver(), properties.timeout());
        return new MailDoctor(properties, () -> new Dns(resolver), smtp, dkim, newsletters, digest, clock);
    }
}
