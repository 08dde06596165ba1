package io.broadsheet.ingest.article;

import io.broadsheet.ingest.topic.InvalidQuery;
import io.broadsheet.ingest.topic.Topic;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Lets operators see what a changed topic would have selected, before they save it. */
@RestController
class TopicTrialController {

    private static final int MOST = 50_000;
    private static final long DAYS = 31;
    private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,64}");

    private final TopicTrials trials;
    private final ConfiguredTopics configured;
    private final InstantSource clock;

    TopicTrialController(TopicTrials trials, ConfiguredTopics configured, InstantSource clock) {
        this.trials = trials;
        this.configured = configured;
        this.clock = clock;
    }

    /**
     * The topic to try.
     *
     * @param topic id of the one that it would replace, whose examples teach it too; its verdicts are what the new ones
     *     are compared with
     * @param threshold above 0 to 1
     * @param from first seen at or after; 31 days before {@code to} if not given
     * @param to first seen before; now if not given
     */
    record Request(
            @Nullable String topic,
            @Nullable String query,
            @Nullable Double threshold,
            @Nullable Instant from,
            @Nullable Instant to) {}

    /** At most 50,000 articles, the newest of the time; 400 when the query cannot be read. */
    @PostMapping(path = "/api/operator/topics/try", consumes = MediaType.APPLICATION_JSON_VALUE)
    TopicTrial tryOut(@RequestBody Request request) {
        Topic topic = topic(request);
        Instant now = clock.instant();
        Instant to = request.to() == null || request.to().isAfter(now) ? now : request.to();
        if (to.isBefore(Instant.EPOCH)) {
            throw bad("to must not be before 1970");
        }
        Instant wanted = Objects.requireNonNullElse(request.from(), to.minus(DAYS, ChronoUnit.DAYS));
        Instant from = wanted.isBefore(Instant.EPOCH) ? Instant.EPOCH : wanted;
        if (!from.isBefore(to)) {
            throw bad("from must be before to");
        }
        return trials.run(topic, from, to, MOST);
    }

    private Topic topic(Request request) {
        if (request.topic() == null
                || request.query() == null
                || request.query().isBlank()
                || request.threshold() == null) {
            throw bad("send {\"topic\": \"…\", \"query\": \"…\", \"threshold\": 0.5}");
        }
        if (!ID.matcher(request.topic()).matches()) {
            throw bad("topic must be an id, 1 to 64 of a-z, 0-9 and -");
        }
        if (!(request.threshold() > 0 && request.threshold() <= 1)) {
            throw bad("threshold must be above 0 and at most 1, is " + request.threshold());
        }
        try {
            Optional<Topic> known = configured.find(request.topic());
            return known.isPresent()
                    ? known.get().asking(request.query(), request.threshold())
                    : Topic.of(request.topic(), request.topic(), request.query(), request.threshold());
        } catch (InvalidQuery e) {
            throw bad("query: " + e.getMessage());
        }
    }

    private static ResponseStatusException bad(String reason) {
        return new ResponseStatusException(HttpStatus.BAD_REQUEST, reason);
    }
}
