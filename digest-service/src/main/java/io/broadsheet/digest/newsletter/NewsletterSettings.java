package io.broadsheet.digest.newsletter;

import io.broadsheet.digest.mail.Sender;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.format.annotation.DateTimeFormat;

/** One entry below {@code newsletters:}; see {@link Newsletter} for what each key means. */
record NewsletterSettings(
        @NotBlank String title,
        @DefaultValue("") String description,
        @NotNull @DefaultValue("en") Locale language,
        @NotEmpty List<@NotBlank String> topics,
        @Min(1) @Max(28) @DefaultValue("1") int dayOfMonth,

        @DateTimeFormat(pattern = "HH:mm") @NotNull @DefaultValue("07:00")
        LocalTime time,

        @NotNull @DefaultValue("UTC") ZoneId zone,
        @DefaultValue("false") boolean approval,
        @Min(1) @DefaultValue("3") int minimumArticles,
        @Min(1) @Max(200) @DefaultValue("20") int maximumStories,
        @NotNull @DurationMin(days = 1) @DefaultValue("31d") Duration lookBack,
        @NotNull @Valid SenderSettings sender,
        @DefaultValue("") String postalAddress) {

    /** The {@code sender:} of a newsletter. */
    record SenderSettings(
            @NotBlank @Email String address,
            @Nullable String name,
            @Email @Nullable String replyTo) {}

    Newsletter named(String id) {
        String senderName = sender.name() == null || sender.name().isBlank() ? title : sender.name();
        return new Newsletter(
                id,
                title,
                description,
                language,
                List.copyOf(topics),
                dayOfMonth,
                time,
                zone,
                approval,
                minimumArticles,
                maximumStories,
                lookBack,
                new Sender(sender.address(), senderName, sender.replyTo()),
                postalAddress);
    }
}
