package io.broadsheet.digest.mail;

import java.security.SecureRandom;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wires the ways to the mail servers. */
@Configuration(proxyBeanMethods = false)
class MailConfiguration {

    @Bean
    DkimKeys dkimKeys(DkimProperties properties) {
        return DkimKeys.read(properties);
    }

    @Bean
    ReturnAddresses returnAddresses(MailProperties properties, JdbcClient jdbc) {
        return new ReturnAddresses(properties.envelopeSender(), ReturnAddressKey.find(jdbc, new SecureRandom()));
    }

    @Bean
    MailRoutes mailRoutes(
            SmtpServer main,
            MailProperties properties,
            ReturnAddresses returnAddresses,
            DkimKeys dkim,
            InstantSource clock) {
        var writer = new MailWriter(properties, returnAddresses, dkim, clock);
        return MailRoutes.of(
                main,
                properties.routes(),
                (name, server) -> new MailTransport(name, server, properties, writer, clock));
    }

    @Bean
    Mailbox mailbox(MailboxProperties properties) {
        return new Mailbox(properties, new MailboxSession(properties));
    }

    @Bean
    SmtpInspection smtpInspection(SmtpServer main, MailProperties properties) {
        return new SmtpInspection(main, properties);
    }

    @Bean
    SmtpHealthIndicator smtpHealthIndicator(MailRoutes routes) {
        return new SmtpHealthIndicator(routes);
    }
}
