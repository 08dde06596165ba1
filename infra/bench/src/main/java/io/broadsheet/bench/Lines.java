package io.broadsheet.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** A child process's side of its talk with the bench: one line in, one line out, until the bench is gone. */
final class Lines {

    private Lines() {}

    static void serve(String greeting, UnaryOperator<String> answers) throws IOException {
        System.out.println(greeting);
        var commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String command = commands.readLine(); command != null; command = commands.readLine()) {
            System.out.println(answers.apply(command));
        }
    }
}
