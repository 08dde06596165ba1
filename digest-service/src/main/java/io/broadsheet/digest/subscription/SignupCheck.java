package io.broadsheet.digest.subscription;

import io.broadsheet.digest.newsletter.Newsletter;
import io.broadsheet.digest.newsletter.Newsletters;
import io.broadsheet.digest.rendering.Sentence;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells a usable signup from one that needs the reader's attention, and says where. */
final class SignupCheck {

    private final Newsletters newsletters;
    private final LocalPartCase letters;
    private final RefusedDomains refused;

    SignupCheck(Newsletters newsletters, LocalPartCase letters, RefusedDomains refused) {
        this.newsletters = newsletters;
        this.letters = letters;
        this.refused = refused;
    }

    /** What a check found. */
    sealed interface Result {

        record Valid(Signup signup) implements Result {}

        /**
         * Not usable as it is.
         *
         * @param problems a sentence for each field that has one
         */
        record Invalid(Map<String, Sentence> problems) implements Result {}
    }

    Result check(SignupForm form) {
        Map<String, Sentence> problems = new LinkedHashMap<>();
        Optional<EmailAddress> email = email(form.email(), problems);
        ReaderName name = ReaderName.parse(form.name());
        name.problem().ifPresent(problem -> problems.put("name", problem));
        Optional<Newsletter> newsletter = newsletter(form.newsletter());
        if (newsletter.isEmpty()) {
            problems.put("newsletter", Sentence.of("signup.newsletter.unknown"));
        }
        if (email.isPresent() && newsletter.isPresent() && problems.isEmpty()) {
            return new Result.Valid(new Signup(newsletter.get(), email.get(), name.value()));
        }
        return new Result.Invalid(problems);
    }

    private Optional<EmailAddress> email(@Nullable String typed, Map<String, Sentence> problems) {
        if (typed == null || typed.isBlank()) {
            problems.put("email", Sentence.of("signup.email.missing"));
            return Optional.empty();
        }
        Optional<EmailAddress> email = EmailAddress.parse(typed, letters);
        if (email.isEmpty()) {
            problems.put("email", Sentence.of("signup.email.wrong"));
        } else if (refused.contains(email.get())) {
            problems.put("email", Sentence.of("signup.email.refused"));
        }
        return email;
    }

    /** What is wrong with an address whose domain takes no mail. */
    static Sentence noMailAt(EmailAddress email) {
        String readable = EmailAddress.readable(email.address());
        return Sentence.of("signup.email.nomail", readable.substring(readable.lastIndexOf('@') + 1));
    }

    private Optional<Newsletter> newsletter(@Nullable String id) {
        return id == null || id.isBlank() ? Optional.of(newsletters.byDefault()) : newsletters.find(id);
    }
}
