package io.broadsheet.digest;

import java.util.Map;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts the digest service; its defaults are in {@code digest.yaml}, the operator's settings in {@code broadsheet.yaml}. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class DigestApplication {

    public static void main(String[] args) {
        builder(Map.of()).run(args);
    }

    /** The application with the given settings as defaults; for launchers that run it beside other things. */
    public static SpringApplicationBuilder builder(Map<String, Object> defaults) {
        return new SpringApplicationBuilder(DigestApplication.class)
                .properties(defaults)
                // two services may share one class path: each has a configuration file of its own name
                .properties("spring.config.name=digest");
    }
}
