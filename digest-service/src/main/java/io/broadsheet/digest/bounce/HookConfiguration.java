package io.broadsheet.digest.bounce;

import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wires the providers. */
@Configuration(proxyBeanMethods = false)
class HookConfiguration {

    @Bean
    ProviderVerdicts providerVerdicts(Diagnosis diagnosis) {
        return new ProviderVerdicts(diagnosis);
    }

    @Bean
    SesHook sesHook(HookProperties properties, ProviderVerdicts verdicts, SnsSignature.Web web, InstantSource clock) {
        return new SesHook(properties.ses(), new SnsSignature(web, clock), verdicts, new Freshness(clock));
    }

    @Bean
    SnsSignature.Web snsWeb() {
        return new HttpsWeb();
    }

    @Bean
    PostmarkHook postmarkHook(HookProperties properties, ProviderVerdicts verdicts) {
        return new PostmarkHook(properties.postmark(), verdicts);
    }

    @Bean
    MailgunHook mailgunHook(
            HookProperties properties, JdbcClient jdbc, ProviderVerdicts verdicts, InstantSource clock) {
        return new MailgunHook(properties, new HookTokens(jdbc, clock), verdicts, clock);
    }

    @Bean
    SendGridHook sendGridHook(HookProperties properties, ProviderVerdicts verdicts, InstantSource clock) {
        return new SendGridHook(properties.sendgrid(), verdicts, new Freshness(clock));
    }
}
