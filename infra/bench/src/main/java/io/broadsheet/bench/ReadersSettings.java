package io.broadsheet.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is measured of signing up.
 *
 * @param rate sign-ups a second
 * @param seconds of each pass
 * @param passes at that rate, before one at twice the rate
 * @param rest seconds after the service has answered for the first time, in which nothing is asked of it
 * @param warm seconds of the ramp before the passes
 * @param rows of the list that is imported afterwards, and of which the times of answers are measured; 0: none
 * @param timings answers of each kind whose times are compared
 * @param rehearsal how long the service may practise (digest.rehearsal)
 * @param heap of the service, as Java's -Xmx takes it
 * @param jvm further arguments of its JVM, separated by spaces
 * @param service more settings of it, {@code key=value}, separated by semicolons
 */
record ReadersSettings(
        int rate,
        int seconds,
        int passes,
        int rest,
        int warm,
        int rows,
        int timings,
        String rehearsal,
        String heap,
        String jvm,
        String service) {

    static ReadersSettings of(String[] arguments) {
        Map<String, String> given = Arrays.stream(arguments)
                .map(argument -> argument.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        return new ReadersSettings(
                number(given, "rate", 500),
                number(given, "seconds", 30),
                number(given, "passes", 3),
                number(given, "rest", 0),
                number(given, "warm", 60),
                number(given, "rows", 1_000_000),
                number(given, "timings", 1000),
                given.getOrDefault("rehearsal", "0s"),
                given.getOrDefault("heap", "512m"),
                given.getOrDefault("jvm", ""),
                given.getOrDefault("service", ""));
    }

    private static int number(Map<String, String> given, String name, int usual) {
        return Integer.parseInt(given.getOrDefault(name, String.valueOf(usual)));
    }

    List<String> jvmArguments() {
        return Stream.concat(Stream.of("-Xmx" + heap), parts(jvm, " ")).toList();
    }

    /** With the mail server away: mails are owed and not sent. */
    List<String> serviceSettings() {
        return Stream.concat(Stream.of("mail.port=1", "digest.rehearsal=" + rehearsal), parts(service, ";"))
                .toList();
    }

    private static Stream<String> parts(String text, String separator) {
        return Arrays.stream(text.split(separator)).filter(part -> !part.isBlank());
    }
}
