package io.broadsheet.digest.subscription;

import io.broadsheet.digest.rendering.Sentence;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What a reader may change: each wish is a form of its own, and says what came of it on the same page. */
@Controller
@RequestMapping("/preferences")
class PreferencesController {

    private static final int MOST_MONTHS = 12;
    private static final String CHANNEL = "preferences-page";

    private final PreferencesPage page;
    private final Subscriptions subscriptions;
    private final Standing standing;
    private final Origins origins;
    private final InstantSource clock;

    PreferencesController(
            PreferencesPage page,
            Subscriptions subscriptions,
            Standing standing,
            Origins origins,
            InstantSource clock) {
        this.page = page;
        this.subscriptions = subscriptions;
        this.standing = standing;
        this.origins = origins;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView show(@RequestParam(defaultValue = "") String token) {
        return page.show(token);
    }

    @PostMapping
    ModelAndView rename(
            @RequestParam(defaultValue = "") String token, @RequestParam(required = false) @Nullable String name) {
        return page.with(token, (reader, view) -> {
            ReaderName parsed = ReaderName.parse(name);
            if (parsed.wrong() != null) {
                return PreferencesPage.refused(view, "name", parsed.wrong(), name);
            }
            subscriptions.rename(reader.id(), parsed.value());
            return view.addObject("done", Sentence.of("settings.saved"));
        });
    }

    @PostMapping("/pause")
    ModelAndView pause(
            @RequestParam(defaultValue = "") String token,
            @RequestParam(defaultValue = "1") int months,
            HttpServletRequest request) {
        return page.with(token, (reader, view) -> {
            Instant until = clock.instant()
                    .atZone(page.zone(reader))
                    .plusMonths(Math.clamp(months, 1, MOST_MONTHS))
                    .toInstant();
            return answer(token, standing.pause(reader.id(), until, origins.of(CHANNEL, request)), "settings.paused");
        });
    }

    @PostMapping("/resume")
    ModelAndView resume(@RequestParam(defaultValue = "") String token, HttpServletRequest request) {
        return page.with(token, (reader, view) -> {
            return answer(token, standing.resume(reader.id(), origins.of(CHANNEL, request)), "settings.resumed");
        });
    }

    /** The page as it is now, which says so only if something has changed. */
    private ModelAndView answer(String token, Optional<Subscription> changed, String done) {
        ModelAndView view = page.show(token);
        return changed.isPresent() ? view.addObject("done", Sentence.of(done)) : view;
    }
}
