package io.broadsheet.digest.mail;

import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the way to the mail server. */
@Configuration(proxyBeanMethods = false)
class MailConfiguration {

    @Bean
    MailTransport mailTransport(MailProperties properties, InstantSource clock) {
        var connections = new SmtpConnections(properties, new SmtpSession(properties), clock);
        return new MailTransport(properties, new MailWriter(properties, clock), connections, clock);
    }

    @Bean
    SmtpHealthIndicator smtpHealthIndicator(MailTransport transport, MailProperties properties) {
        return new SmtpHealthIndicator(transport, properties);
    }
}
