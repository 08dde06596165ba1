package io.broadsheet.digest.doctor;

import io.broadsheet.digest.newsletter.Newsletter;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;

/** Whether the settings are those of a newsletter in the world, and not still those of a trial. */
final class SettingsCheck {

    /** Domains that nobody can have (RFC 2606, RFC 6761). */
    private static final Pattern PLACEHOLDER =
            Pattern.compile("(?i)(.*\\.)?(example|test|invalid|localhost|local|example\\.(com|net|org))");

    private final URI publicBaseUrl;
    private final String helloName;

    SettingsCheck(URI publicBaseUrl, String helloName) {
        this.publicBaseUrl = publicBaseUrl;
        this.helloName = helloName;
    }

    /** What concerns all newsletters. */
    List<Finding> common() {
        return List.of(links(), hello());
    }

    /** What concerns one. */
    List<Finding> of(Newsletter newsletter, String senderDomain) {
        Finding sender = PLACEHOLDER.matcher(senderDomain).matches()
                ? Finding.problem(
                        "sender",
                        newsletter.sender().address() + " is a placeholder",
                        "Set newsletters.%s.sender.address to an address of a domain that is yours."
                                .formatted(newsletter.id()))
                : Finding.ok("sender", "mails are from " + newsletter.sender().address());
        Finding address = newsletter.postalAddress().isBlank()
                ? Finding.warning(
                        "postal-address",
                        "mails show no postal address",
                        "Set newsletters.%s.postal-address: the law of many countries wants one in bulk mail."
                                .formatted(newsletter.id()))
                : Finding.ok("postal-address", "mails show a postal address");
        return List.of(sender, address);
    }

    /** Mail programs offer their own button only for https (RFC 8058, 3.1), and follow no link to a machine at home. */
    private Finding links() {
        String host = publicBaseUrl.getHost();
        if (PLACEHOLDER.matcher(host).matches() || AddressRange.parse(host).isPresent()) {
            return Finding.problem(
                    "one-click",
                    "links in mails lead to %s, which readers cannot reach by a name".formatted(publicBaseUrl),
                    "Set digest.public-base-url to the https address of the sign-up page.");
        }
        return "https".equals(publicBaseUrl.getScheme())
                ? Finding.ok(
                        "one-click",
                        "editions have List-Unsubscribe with an https link to %s, and List-Unsubscribe-Post"
                                .formatted(host))
                : Finding.problem(
                        "one-click",
                        "links in mails start with %s; mail programs offer one-click unsubscribing for https alone"
                                .formatted(publicBaseUrl),
                        "Serve the pages over https and set digest.public-base-url accordingly.");
    }

    private Finding hello() {
        return helloName.contains(".")
                ? Finding.ok("hello-name", "this machine calls itself " + helloName)
                : Finding.warning(
                        "hello-name",
                        "this machine calls itself \"%s\", which some servers refuse".formatted(helloName),
                        "Set mail.hello-name to its full name.");
    }
}
