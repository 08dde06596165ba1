package io.broadsheet.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is measured of the delivery.
 *
 * @param parts {@code speed}, {@code defer}, {@code processes}, {@code urgent}
 * @param recipients of each edition
 * @param floor messages that the floor sends at most; it needs no more to show its speed
 * @param sizes of the mails' bodies in bytes, the first one is that of the other parts
 * @param rounds of each size
 * @param sessions connections to the mail server, of the service and of the floor
 * @param warm recipients of the edition that does not count
 * @param delay of the slow server, milliseconds a mail
 * @param slow recipients for each process that shares a send to it
 * @param seconds that the edition is watched which confirmations overtake
 * @param heap of a digest service, as Java's -Xmx takes it
 * @param jvm more arguments for its JVM
 * @param service more settings of it, {@code key=value}
 */
record MailSettings(
        List<String> parts,
        int recipients,
        int floor,
        List<Integer> sizes,
        int rounds,
        int sessions,
        int warm,
        int delay,
        int slow,
        int seconds,
        String heap,
        List<String> jvm,
        List<String> service) {

    static MailSettings of(String[] arguments) {
        Map<String, String> given = Arrays.stream(arguments)
                .map(argument -> argument.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        return new MailSettings(
                list(given.getOrDefault("parts", "speed"), ","),
                number(given, "recipients", 10_000),
                number(given, "floor", 100_000),
                Stream.of(given.getOrDefault("sizes", "48,12").split(",", -1))
                        .map(size -> Integer.parseInt(size) * 1024)
                        .toList(),
                number(given, "rounds", 1),
                number(given, "sessions", 10),
                number(given, "warm", 10_000),
                number(given, "delay", 50),
                number(given, "slow", 2_000),
                number(given, "seconds", 60),
                given.getOrDefault("heap", "160m"),
                list(given.getOrDefault("jvm", ""), " "),
                list(given.getOrDefault("service", ""), ";"));
    }

    private static int number(Map<String, String> given, String name, int otherwise) {
        return Integer.parseInt(given.getOrDefault(name, String.valueOf(otherwise)));
    }

    private static List<String> list(String text, String separator) {
        return Stream.of(text.split(separator, -1))
                .filter(each -> !each.isBlank())
                .toList();
    }
}
