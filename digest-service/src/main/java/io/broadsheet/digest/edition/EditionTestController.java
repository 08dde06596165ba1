package io.broadsheet.digest.edition;

import io.broadsheet.digest.edition.EditionOutcome.Already;
import io.broadsheet.digest.edition.EditionOutcome.Done;
import io.broadsheet.digest.edition.EditionOutcome.NothingToSend;
import io.broadsheet.digest.edition.EditionOutcome.WrongState;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Sends an edition to a few addresses first. */
@RestController
@RequestMapping("/api/operator/newsletters/{newsletter}/editions/{period}/test")
class EditionTestController {

    private final EditionAddress address;
    private final EditionTestSends tests;

    EditionTestController(EditionAddress address, EditionTestSends tests) {
        this.address = address;
        this.tests = tests;
    }

    /** Who gets it: 1 to 20 addresses. */
    record TestSend(@NotEmpty @Size(max = 20) List<@NotBlank @Email String> to) {}

    /** How many mails are on their way. */
    record Accepted(int queued) {}

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    Accepted send(
            @PathVariable String newsletter,
            @PathVariable String period,
            @Valid @RequestBody TestSend test,
            Principal principal) {
        List<String> to = test.to().stream().map(String::strip).distinct().toList();
        return switch (tests.send(address.resolve(newsletter, period), to, principal.getName())) {
            case Done _, Already _ -> new Accepted(to.size());
            case WrongState(Edition edition) -> throw Problems.wrongState(edition, "test");
            case NothingToSend(Edition edition) ->
                throw Problems.of(
                        HttpStatus.CONFLICT, "There is no article yet for the edition %s.".formatted(edition.period()));
        };
    }
}
