package io.broadsheet.bench;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What is said on the command line, each as {@code name=value}. */
final class Arguments {

    private final Map<String, String> given = new HashMap<>();
    private final Set<String> known = new TreeSet<>();

    Arguments(String[] arguments) {
        for (String argument : arguments) {
            String[] pair = argument.split("=", 2);
            if (pair.length < 2) {
                throw new IllegalArgumentException("'%s' is not name=value".formatted(argument));
            }
            given.put(pair[0], pair[1]);
        }
    }

    /** All of them, whatever their names. */
    Map<String, String> all() {
        return Map.copyOf(given);
    }

    /** Fails if there is one that was not asked for: a bench would measure something else than what was meant. */
    void noOthers() {
        if (!known.containsAll(given.keySet())) {
            throw new IllegalArgumentException("knows %s, not all of %s".formatted(known, given.keySet()));
        }
    }

    String text(String name, String usual) {
        known.add(name);
        return given.getOrDefault(name, usual);
    }

    int number(String name, int usual) {
        return Integer.parseInt(text(name, String.valueOf(usual)));
    }

    /** The parts of a text, none of which is blank. */
    List<String> list(String name, String usual, String separator) {
        return Arrays.stream(text(name, usual).split(separator, -1))
                .filter(part -> !part.isBlank())
                .toList();
    }
}
