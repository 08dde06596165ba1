package io.broadsheet.standalone.mailbox;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.broadsheet.standalone.mailbox.Mail.Address;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jsoup.Jsoup;

/** The answers of the mailbox with the field names of Mailpit, so that one test reads either. */
final class MailboxJson {

    private static final int SNIPPET_LENGTH = 250;

    private MailboxJson() {}

    record Person(
            @JsonProperty("Name") String name,
            @JsonProperty("Address") String address) {
        static List<Person> all(List<Address> addresses) {
            return addresses.stream().map(Person::of).toList();
        }

        static Person of(Address address) {
            return new Person(address.name(), address.address());
        }
    }

    /** Recipients of the envelope whom no header names. */
    private static List<Person> bccOf(Mail mail) {
        return mail.recipients().stream()
                .filter(recipient ->
                        mail.to().stream().noneMatch(it -> it.address().equalsIgnoreCase(recipient)))
                .filter(recipient ->
                        mail.cc().stream().noneMatch(it -> it.address().equalsIgnoreCase(recipient)))
                .map(recipient -> new Person("", recipient))
                .toList();
    }

    record Listing(
            long total,
            long unread,
            long count,
            @JsonProperty("messages_count") long messagesCount,
            int start,
            List<String> tags,
            List<Summary> messages) {}

    record Summary(
            @JsonProperty("ID") String id,
            @JsonProperty("MessageID") String messageId,
            @JsonProperty("From") Person from,
            @JsonProperty("To") List<Person> to,
            @JsonProperty("Cc") List<Person> cc,
            @JsonProperty("Bcc") List<Person> bcc,
            @JsonProperty("ReplyTo") List<Person> replyTo,
            @JsonProperty("Subject") String subject,
            @JsonProperty("Created") Instant created,
            @JsonProperty("Size") int size,
            @JsonProperty("Attachments") int attachments,
            @JsonProperty("Snippet") String snippet,
            @JsonProperty("Read") boolean read,
            @JsonProperty("Tags") List<String> tags) {

        static Summary of(Mail mail) {
            return new Summary(
                    mail.id().value(),
                    mail.messageId(),
                    Person.of(mail.from()),
                    Person.all(mail.to()),
                    Person.all(mail.cc()),
                    bccOf(mail),
                    Person.all(mail.replyTo()),
                    mail.subject(),
                    mail.id().arrival(),
                    mail.size(),
                    mail.attachments().size(),
                    snippetOf(mail),
                    false,
                    List.of());
        }
    }

    record Part(
            @JsonProperty("PartID") String partId,
            @JsonProperty("FileName") String fileName,
            @JsonProperty("ContentType") String contentType,
            @JsonProperty("ContentID") String contentId,
            @JsonProperty("Size") int size) {}

    record Message(
            @JsonProperty("ID") String id,
            @JsonProperty("MessageID") String messageId,
            @JsonProperty("From") Person from,
            @JsonProperty("To") List<Person> to,
            @JsonProperty("Cc") List<Person> cc,
            @JsonProperty("Bcc") List<Person> bcc,
            @JsonProperty("ReplyTo") List<Person> replyTo,
            @JsonProperty("ReturnPath") String returnPath,
            @JsonProperty("Subject") String subject,
            @JsonProperty("Date") Instant date,
            @JsonProperty("Tags") List<String> tags,
            @JsonProperty("Text") String text,
            @JsonProperty("HTML") String html,
            @JsonProperty("Size") int size,
            @JsonProperty("Inline") List<Part> inline,
            @JsonProperty("Attachments") List<Part> attachments) {

        static Message of(Mail mail) {
            List<Part> parts = mail.attachments().stream()
                    .map(it -> new Part("", it.fileName(), it.contentType(), "", it.size()))
                    .toList();
            return new Message(
                    mail.id().value(),
                    mail.messageId(),
                    Person.of(mail.from()),
                    Person.all(mail.to()),
                    Person.all(mail.cc()),
                    bccOf(mail),
                    Person.all(mail.replyTo()),
                    mail.returnPath(),
                    mail.subject(),
                    Objects.requireNonNullElse(mail.date(), mail.id().arrival()),
                    List.of(),
                    mail.text(),
                    mail.html(),
                    mail.size(),
                    List.of(),
                    parts);
        }
    }

    /** The first words, for lists. */
    static String snippetOf(Mail mail) {
        String text = mail.text().isBlank() ? Jsoup.parse(mail.html()).text() : mail.text();
        // \u034f and \u2007 to \u200d: fillers that mails put behind the words for the preview
        String line =
                text.replaceAll("[\\s\\u00a0\\u034f\\u2007-\\u200d]+", " ").strip();
        return line.length() <= SNIPPET_LENGTH ? line : line.substring(0, SNIPPET_LENGTH) + "…";
    }
}
