package io.broadsheet.standalone;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.FileSystemResource;
import org.springframework.util.StringUtils;

/**
 * All that a start needs to know: the file, the environment, and what the caller sets.
 *
 * @param file the operator's settings
 * @param properties this module's part of them
 * @param environment the file below the process environment, for single questions
 * @param overrides settings by full name that win over all others, in both services
 */
public record StandaloneSettings(
        OperatorFile file,
        StandaloneProperties properties,
        StandardEnvironment environment,
        Map<String, String> overrides) {

    /** Settings of a start from a shell: {@code BROADSHEET_CONFIG} or {@code ./broadsheet.yaml}. */
    static StandaloneSettings ofProcess() throws StartRefused {
        var environment = new StandardEnvironment();
        ConfigurationPropertySources.attach(environment);
        return read(Path.of(environment.getProperty("broadsheet.config", "./broadsheet.yaml")), Map.of());
    }

    /**
     * Settings of the given file.
     *
     * @param overrides settings by full name, such as {@code standalone.ports.web}
     * @throws StartRefused when the file cannot be used; the message says why
     */
    public static StandaloneSettings read(Path file, Map<String, String> overrides) throws StartRefused {
        OperatorFile operatorFile = OperatorFile.read(file);
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("overrides", new LinkedHashMap<>(overrides)));
        try {
            for (PropertySource<?> source :
                    new YamlPropertySourceLoader().load(file.toString(), new FileSystemResource(file))) {
                environment.getPropertySources().addLast(source);
            }
        } catch (IOException e) {
            throw new StartRefused("cannot read %s: %s".formatted(file, e.getMessage()), e);
        }
        ConfigurationPropertySources.attach(environment);
        return new StandaloneSettings(operatorFile, bind(file, environment), environment, Map.copyOf(overrides));
    }

    private static StandaloneProperties bind(Path file, StandardEnvironment environment) throws StartRefused {
        // a misspelt key must not pass as a default
        var handler = new NoUnboundElementsBindHandler(
                BindHandler.DEFAULT, source -> source.getUnderlyingSource() instanceof OriginTrackedMapPropertySource);
        try {
            return Binder.get(environment).bindOrCreate("standalone", Bindable.of(StandaloneProperties.class), handler);
        } catch (BindException e) {
            Throwable cause = NestedExceptionUtils.getMostSpecificCause(e);
            throw new StartRefused("%s, %s: %s".formatted(file, e.getName(), cause.getMessage()), e);
        }
    }

    /** Whether mail goes to a server of the operator's choice, not to the mailbox. */
    boolean sendsRealMail() {
        return !mailServers().isEmpty();
    }

    /** Hosts of the operator's mail servers, for people; empty when there is none. */
    String mailServers() {
        List<String> hosts = new ArrayList<>();
        hosts.add(environment.getProperty("mail.host", ""));
        Binder.get(environment)
                .bind("mail.routes", Bindable.mapOf(String.class, MailRoute.class))
                .ifBound(routes -> routes.values().forEach(route -> hosts.add(route.host())));
        hosts.removeIf(host -> !StringUtils.hasText(host));
        return String.join(", ", hosts);
    }

    /** As much of a route as people want to read. */
    private record MailRoute(@DefaultValue("") String host) {}

    /** Whether the operator chose a password. */
    boolean hasOperatorPassword() {
        return StringUtils.hasText(environment.getProperty("broadsheet.operator.password"))
                || StringUtils.hasText(environment.getProperty("broadsheet.operator.password-file"))
                || StringUtils.hasText(environment.getProperty("broadsheet.operator.password-hash"));
    }
}
