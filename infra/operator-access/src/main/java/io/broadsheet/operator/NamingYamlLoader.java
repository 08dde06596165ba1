package io.broadsheet.operator;

import java.io.IOException;
import java.util.List;
import org.springframework.boot.env.PropertySourceLoader;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.Resource;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Reads YAML as Spring Boot does, but says which file is broken when one is: Boot's own exception does not. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class NamingYamlLoader implements PropertySourceLoader {

    private final YamlPropertySourceLoader loader = new YamlPropertySourceLoader();

    @Override
    public String[] getFileExtensions() {
        return loader.getFileExtensions();
    }

    @Override
    public List<PropertySource<?>> load(String name, Resource resource) throws IOException {
        try {
            return loader.load(name, resource);
        } catch (MarkedYAMLException e) {
            var mark = e.getProblemMark();
            String line = mark == null ? "" : ":%d:%d".formatted(mark.getLine() + 1, mark.getColumn() + 1);
            String file = resource.isFile() ? resource.getFile().toString() : resource.getDescription();
            throw new UnreadableConfiguration(file + line, String.valueOf(e.getProblem()), e);
        }
    }
}
