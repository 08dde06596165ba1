package io.broadsheet.digest.newsletter;

import io.broadsheet.digest.mail.Sender;
import io.broadsheet.digest.newsletter.RhythmReader.Frequency;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.format.annotation.DateTimeFormat;

/** One entry below {@code newsletters:}; see {@link Newsletter} and {@link Selection} for what each key means. */
@FittingDay
record NewsletterSettings(
        @NotBlank String title,
        @DefaultValue("") String description,
        @NotNull @DefaultValue("en") Locale language,
        @NotEmpty List<@NotBlank String> topics,
        @NotNull @DefaultValue("monthly") Frequency schedule,
        @Nullable String day,
        @Nullable @Min(1) @Max(28) Integer dayOfMonth,

        @DateTimeFormat(pattern = "HH:mm") @NotNull @DefaultValue("07:00")
        LocalTime time,

        @NotNull @DefaultValue("UTC") ZoneId zone,
        @DefaultValue("false") boolean approval,
        @DefaultValue("true") boolean archive,
        @Min(1) @DefaultValue("3") int minimumArticles,
        @Min(1) @Max(200) @DefaultValue("20") int maximumStories,
        @Min(0) @Max(200) @DefaultValue("0") int maximumPerSource,
        @NotNull @DurationMin(days = 1) @DefaultValue("31d") Duration lookBack,
        @DefaultValue Map<String, @DecimalMin("0.1") @DecimalMax("10") Double> sourceWeights,
        @DefaultValue @Size(max = 20) List<@Valid SectionSettings> sections,
        @DefaultValue("false") boolean images,
        @NotNull @Valid SenderSettings sender,
        @DefaultValue List<@NotBlank String> routes,
        @DefaultValue("") String postalAddress) {

    /** The {@code sender:} of a newsletter. */
    record SenderSettings(
            @NotBlank @Email String address,
            @Nullable String name,
            @Email @Nullable String replyTo) {}

    /** One of the {@code sections:} of a newsletter. */
    record SectionSettings(
            @NotBlank String title,
            @DefaultValue List<@NotBlank String> tags,
            @DefaultValue List<@NotBlank String> sources,
            @DefaultValue List<@NotBlank String> topics,
            @DefaultValue List<@NotBlank String> words,
            @Min(1) @Max(200) @DefaultValue("200") int maximum) {

        @AssertTrue(message = "names nothing that belongs in it; give it tags, sources, topics or words")
        boolean isAboutSomething() {
            return !(tags.isEmpty() && sources.isEmpty() && topics.isEmpty() && words.isEmpty());
        }

        private Selection.Section section() {
            return new Selection.Section(title, tags, sources, topics, words, maximum);
        }
    }

    Newsletter named(String id) {
        String senderName = sender.name() == null || sender.name().isBlank() ? title : sender.name();
        return new Newsletter(
                id,
                title,
                description,
                language,
                List.copyOf(topics),
                new Schedule(rhythm().orElseThrow(), time, zone),
                selection(),
                approval,
                archive,
                new Sender(sender.address(), senderName, sender.replyTo(), routes),
                postalAddress);
    }

    /** Nothing when the day does not fit the schedule. */
    Optional<Rhythm> rhythm() {
        return RhythmReader.read(schedule, dayOfMonth == null ? day : dayOfMonth.toString());
    }

    private Selection selection() {
        return new Selection(
                minimumArticles,
                maximumStories,
                maximumPerSource,
                lookBack,
                Map.copyOf(sourceWeights),
                sections.stream().map(SectionSettings::section).toList(),
                images);
    }
}
