package io.broadsheet.digest.edition;

import io.broadsheet.digest.edition.EditionAddress.Place;
import io.broadsheet.digest.edition.EditionContent.LeftOut;
import io.broadsheet.digest.edition.EditionContent.Section;
import io.broadsheet.digest.mail.MailContent;
import io.broadsheet.digest.newsletter.Period;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Says what would go out now, or what went out; never changes anything. */
final class EditionPreview {

    private final EditionAddress address;
    private final NewsletterStarts starts;
    private final EditionPress press;
    private final EditionContents contents;
    private final StrangersMail strangers;
    private final InstantSource clock;

    EditionPreview(
            EditionAddress address,
            NewsletterStarts starts,
            EditionPress press,
            EditionContents contents,
            StrangersMail strangers,
            InstantSource clock) {
        this.address = address;
        this.starts = starts;
        this.press = press;
        this.contents = contents;
        this.strangers = strangers;
        this.clock = clock;
    }

    /** The JSON form. */
    record Document(
            String subject, Period period, int issue, String intro, List<Section> sections, List<LeftOut> leftOut) {

        static Document of(Shown shown) {
            return of(shown.content(), shown.mail().subject());
        }

        static Document of(Composition composition) {
            return of(composition.content(), composition.mail().subject());
        }

        private static Document of(EditionContent content, String subject) {
            return new Document(
                    subject, content.period(), content.issue(), content.intro(), content.sections(), content.leftOut());
        }
    }

    /** An edition's content and mail, ready to be looked at. */
    record Shown(EditionContent content, MailContent mail) {}

    Shown show(Place place) {
        Optional<Edition> edition = address.stored(place);
        boolean isOut = edition.filter(EditionPreview::isOut).isPresent();
        // the current month is out before its time: of interest is what comes next
        Shown shown = place.current() && isOut
                ? planned(place, following(place))
                : edition.flatMap(this::stored).orElseGet(() -> planned(place, place.period()));
        return new Shown(shown.content(), strangers.of(place.newsletter().language(), shown.mail()));
    }

    /** What collects articles after the place's edition. */
    private static Period following(Place place) {
        EditionCalendar calendar = EditionCalendar.of(place.newsletter());
        return calendar.cutOff(place.period())
                .map(cutOff -> calendar.current(cutOff).period())
                .orElse(place.period());
    }

    private static boolean isOut(Edition edition) {
        return switch (edition.state()) {
            case OPEN, COMPOSED, HELD -> false;
            case SENDING, PAUSED, SENT, SKIPPED -> true;
        };
    }

    private Optional<Shown> stored(Edition edition) {
        return edition.composedAt() == null
                ? Optional.empty()
                : contents.content(edition.id())
                        .flatMap(content ->
                                contents.rendered(edition.id()).map(rendered -> new Shown(content, rendered.mail())));
    }

    private Shown planned(Place place, Period period) {
        Instant start = starts.find(place.newsletter().id()).orElseGet(clock::instant);
        Composition composition = press.compose(place.newsletter(), period, start);
        return new Shown(composition.content(), composition.mail());
    }
}
