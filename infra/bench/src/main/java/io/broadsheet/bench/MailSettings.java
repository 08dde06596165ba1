package io.broadsheet.bench;

import java.util.List;

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
        var given = new Arguments(arguments);
        var settings = new MailSettings(
                given.list("parts", "speed", ","),
                given.number("recipients", 10_000),
                given.number("floor", 100_000),
                given.list("sizes", "48,12", ",").stream()
                        .map(size -> Integer.parseInt(size) * 1024)
                        .toList(),
                given.number("rounds", 1),
                given.number("sessions", 10),
                given.number("warm", 10_000),
                given.number("delay", 50),
                given.number("slow", 2_000),
                given.number("seconds", 60),
                given.text("heap", "160m"),
                given.list("jvm", "", " "),
                given.list("service", "", ";"));
        given.noOthers();
        return settings;
    }
}
