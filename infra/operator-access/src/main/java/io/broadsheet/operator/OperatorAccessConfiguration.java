package io.broadsheet.operator;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;

/** Guards {@code /api/operator} and {@code /console}; everything else is for readers and needs no account. */
@AutoConfiguration
@EnableConfigurationProperties(OperatorProperties.class)
class OperatorAccessConfiguration {

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    @Bean
    UserDetailsService operators(OperatorProperties properties, JdbcClient jdbc, PasswordEncoder encoder) {
        String hash = new OperatorPassword(properties, jdbc, encoder, new SecureRandom()).hash();
        return new InMemoryUserDetailsManager(
                User.withUsername("operator").password(hash).roles("OPERATOR").build());
    }

    @Bean
    @Order(1)
    SecurityFilterChain operatorChain(HttpSecurity http) {
        return http.securityMatcher("/api/operator/**", "/console", "/console/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().hasRole("OPERATOR"))
                .httpBasic(basic -> basic.authenticationEntryPoint(OperatorAccessConfiguration::askForPassword))
                .exceptionHandling(handling ->
                        handling.accessDeniedHandler((request, response, denied) -> Problem.NOT_ALLOWED.send(response)))
                .csrf(AbstractHttpConfigurer::disable) // no cookies; CrossSiteRequestFilter covers cached credentials
                .addFilterBefore(new CrossSiteRequestFilter(), AuthorizationFilter.class)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    /** Only headers: readers have no account and no session, their links carry signed tokens. */
    @Bean
    @Order(2)
    SecurityFilterChain publicChain(HttpSecurity http) {
        return http.headers(headers -> headers.cacheControl(cache -> cache.disable()))
                .csrf(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .exceptionHandling(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .securityContext(AbstractHttpConfigurer::disable)
                .servletApi(AbstractHttpConfigurer::disable)
                .sessionManagement(AbstractHttpConfigurer::disable)
                .build();
    }

    /** The request is observed as a whole; each filter by itself took longer to observe than to run. */
    @Bean
    SecurityObservationSettings securityObservationSettings() {
        return SecurityObservationSettings.noObservations();
    }

    private static void askForPassword(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Broadsheet operator\", charset=\"UTF-8\"");
        Problem.NO_ACCOUNT.send(response);
    }
}
