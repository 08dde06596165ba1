package io.broadsheet.digest.subscription;

import java.security.SecureRandom;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wires what a signup may have to cost. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProofProperties.class)
class ProofConfiguration {

    @Bean
    ProofOfWork proofOfWork(ProofProperties wanted, SigningKeys keys, InstantSource clock) {
        return new ProofOfWork(keys.key("proof"), wanted.effort(), wanted.validFor(), new SecureRandom(), clock);
    }

    @Bean
    SpentProofs spentProofs(JdbcClient jdbc, InstantSource clock) {
        return new SpentProofs(jdbc, clock);
    }

    @Bean
    Effort effort(ProofProperties wanted, ProofOfWork proofs, SpentProofs spent, FormStamp stamp, SignupLimit limit) {
        return new Effort(wanted, proofs, spent, stamp, limit);
    }
}
