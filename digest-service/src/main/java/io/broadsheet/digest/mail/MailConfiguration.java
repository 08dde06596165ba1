package io.broadsheet.digest.mail;

import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the ways to the mail servers. */
@Configuration(proxyBeanMethods = false)
class MailConfiguration {

    @Bean
    MailRoutes mailRoutes(SmtpServer main, MailProperties properties, InstantSource clock) {
        var writer = new MailWriter(properties, clock);
        return MailRoutes.of(
                main,
                properties.routes(),
                (name, server) -> new MailTransport(name, server, properties, writer, clock));
    }

    @Bean
    SmtpHealthIndicator smtpHealthIndicator(MailRoutes routes) {
        return new SmtpHealthIndicator(routes);
    }
}
