package io.broadsheet.digest.subscription;

import io.broadsheet.digest.newsletter.Newsletter;
import io.broadsheet.digest.newsletter.Newsletters;
import io.broadsheet.digest.rendering.Sentence;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What a reader may wish for that calls for a mail: under the limits of the signup form, and answered like it. */
@Controller
@RequestMapping("/preferences")
class PreferencesMailController {

    private static final String CHANNEL = "preferences-page";

    private final PreferencesPage page;
    private final SignupLimit limit;
    private final AddressMoves moves;
    private final SignupRequests requests;
    private final ReaderData data;
    private final Newsletters newsletters;
    private final MailDomains domains;
    private final RefusedDomains refused;
    private final LocalPartCase letters;
    private final Origins origins;

    PreferencesMailController(
            PreferencesPage page,
            SignupLimit limit,
            AddressMoves moves,
            SignupRequests requests,
            ReaderData data,
            Newsletters newsletters,
            MailDomains domains,
            RefusedDomains refused,
            SubscriptionProperties properties,
            Origins origins) {
        this.page = page;
        this.limit = limit;
        this.moves = moves;
        this.requests = requests;
        this.data = data;
        this.newsletters = newsletters;
        this.domains = domains;
        this.refused = refused;
        this.letters = properties.localPartCase();
        this.origins = origins;
    }

    /** Answers the same whatever becomes of it, like the signup form. */
    @PostMapping("/address-change")
    ModelAndView changeAddress(
            @RequestParam(defaultValue = "") String token,
            @RequestParam(defaultValue = "") String email,
            HttpServletRequest request) {
        return page.with(token, (reader, view) -> {
            Optional<EmailAddress> address = EmailAddress.parse(email, letters);
            if (address.isEmpty()) {
                return PreferencesPage.refused(view, "email", Sentence.of("signup.email.wrong"), email);
            }
            if (refused.contains(address.get())) {
                return PreferencesPage.refused(view, "email", Sentence.of("signup.email.refused"), email);
            }
            return within(request, view.addObject("email", email), () -> {
                if (domains.takesNoMail(address.get())) {
                    return PreferencesPage.refused(view, "email", SignupCheck.noMailAt(address.get()), email);
                }
                if (reader.gets()) {
                    moves.request(reader, address.get());
                }
                return view.addObject("email", "").addObject("done", Sentence.of("settings.address.asked"));
            });
        });
    }

    /** By mail to the reader's own address, since whoever an edition was forwarded to can open this page. */
    @PostMapping("/data-link")
    ModelAndView sendDataLink(@RequestParam(defaultValue = "") String token, HttpServletRequest request) {
        return page.with(
                token,
                (reader, view) -> within(request, view, () -> {
                    data.sendLink(reader.id());
                    return view.addObject("done", Sentence.of("settings.data.asked"));
                }));
    }

    /** Asks by mail, as for any signup: the link alone is no proof of who holds it. */
    @PostMapping("/newsletters")
    ModelAndView subscribeToo(
            @RequestParam(defaultValue = "") String token,
            @RequestParam(defaultValue = "") List<String> newsletter,
            HttpServletRequest request) {
        List<Newsletter> wanted = newsletter.stream()
                .distinct()
                .flatMap(id -> newsletters.find(id).stream())
                .toList();
        return page.with(token, (reader, view) -> {
            if (!reader.gets() || newsletters.all().size() == 1) {
                return view; // as it is now, without this form
            }
            return wanted.isEmpty()
                    ? PreferencesPage.refused(view, "newsletter", Sentence.of("settings.others.none"), "")
                    : within(request, view, () -> ask(reader, wanted, view, origins.of(CHANNEL, request)));
        });
    }

    private ModelAndView ask(Subscription reader, List<Newsletter> wanted, ModelAndView view, Origin origin) {
        EmailAddress address = EmailAddress.stored(reader.email(), letters);
        requests.requestEach(
                wanted.stream()
                        .map(each -> new Wish(new Signup(each, address, reader.name()), origin))
                        .toList(),
                SignupDesk.PATIENCE);
        return view.addObject("done", Sentence.of("settings.others.asked"));
    }

    private ModelAndView within(HttpServletRequest request, ModelAndView view, Supplier<ModelAndView> work) {
        Optional<Duration> wait = limit.count(Network.of(request.getRemoteAddr()));
        if (wait.isEmpty()) {
            return work.get();
        }
        view.setStatus(HttpStatus.TOO_MANY_REQUESTS);
        return view.addObject("failure", Sentence.of("signup.toomany", Words.duration(wait.get())));
    }
}
