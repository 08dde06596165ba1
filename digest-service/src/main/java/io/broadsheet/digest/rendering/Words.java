package io.broadsheet.digest.rendering;

import freemarker.core.Environment;
import freemarker.core.HTMLOutputFormat;
import freemarker.core.TemplateHTMLOutputModel;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateScalarModel;
import freemarker.template.utility.DeepUnwrap;
import java.time.LocalDate;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What templates call to speak the language they are rendered in: {@code t}, {@code h}, {@code month}, {@code day}, {@code date}. */
final class Words {

    private static final String HOME = "href=\"/\"";

    private final Messages messages;

    Words(Messages messages) {
        this.messages = messages;
    }

    Map<String, TemplateMethodModelEx> methods() {
        return Map.of(
                "t", arguments -> messages.say(language(), sentence(arguments)),
                "h", arguments -> markup(arguments),
                "month", arguments -> messages.period(language(), text(arguments)),
                "day", arguments -> format("pattern.day", LocalDate.parse(text(arguments))),
                "date", arguments -> format("pattern.date", LocalDate.parse(text(arguments))));
    }

    /** The text as HTML: what the translator wrote is markup, the arguments are not unless they were rendered as such. */
    private Object markup(List<?> arguments) throws TemplateModelException {
        List<Object> values = new ArrayList<>();
        for (Object argument : arguments.subList(1, arguments.size())) {
            values.add(
                    argument instanceof TemplateHTMLOutputModel html
                            ? HTMLOutputFormat.INSTANCE.getMarkupString(html)
                            : escaped(argument));
        }
        Sentence sentence = new Sentence(String.valueOf(unwrapped(arguments.getFirst())), values);
        return HTMLOutputFormat.INSTANCE.fromMarkup(
                messages.say(language(), sentence).replace(HOME, "href=\"" + front() + "\""));
    }

    /** Where a translator's links to the start lead: to the form of the newsletter that the page is about. */
    private static String front() throws TemplateModelException {
        Object front = Environment.getCurrentEnvironment().getVariable("front");
        return front instanceof TemplateScalarModel path ? path.getAsString() : "/";
    }

    private static Object escaped(Object argument) throws TemplateModelException {
        Object value = unwrapped(argument);
        return value instanceof String text ? HTMLOutputFormat.INSTANCE.escapePlainText(text) : value;
    }

    private static Sentence sentence(List<?> arguments) throws TemplateModelException {
        Object first = unwrapped(arguments.getFirst());
        if (first instanceof Sentence sentence) {
            return sentence;
        }
        List<Object> values = new ArrayList<>();
        for (Object argument : arguments.subList(1, arguments.size())) {
            values.add(unwrapped(argument));
        }
        return new Sentence(String.valueOf(first), values);
    }

    private static Object unwrapped(@Nullable Object argument) throws TemplateModelException {
        Object value = argument == null ? null : DeepUnwrap.unwrap((TemplateModel) argument);
        if (value == null) {
            throw new TemplateModelException("a word's key or argument is missing");
        }
        return value;
    }

    private static String text(List<?> arguments) throws TemplateModelException {
        return unwrapped(arguments.getFirst()).toString();
    }

    private String format(String pattern, TemporalAccessor time) {
        return messages.format(language(), pattern, time);
    }

    private static Locale language() {
        return Environment.getCurrentEnvironment().getLocale();
    }
}
