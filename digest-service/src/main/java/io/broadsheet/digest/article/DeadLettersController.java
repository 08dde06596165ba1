package io.broadsheet.digest.article;

import io.broadsheet.operator.Page;
import io.broadsheet.operator.PageRequest;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists what could not be processed, and sends it again once the cause is mended. */
@RestController
@RequestMapping("/api/operator/dead-letters")
class DeadLettersController {

    private static final long SEND_SECONDS = 10;

    private final DeadLetters deadLetters;
    private final KafkaTemplate<String, String> kafka;

    DeadLettersController(DeadLetters deadLetters, KafkaTemplate<String, String> kafka) {
        this.deadLetters = deadLetters;
        this.kafka = kafka;
    }

    @GetMapping
    Page<DeadLetter> list(@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
        return deadLetters.list(new PageRequest(page, size));
    }

    @PostMapping("{id}/replay")
    ResponseEntity<DeadLetter> replay(@PathVariable long id) {
        DeadLetter letter = found(id);
        if (letter.replayedAt() != null) {
            throw problem(
                    HttpStatus.CONFLICT,
                    "Dead letter %d was replayed at %s already.".formatted(id, letter.replayedAt()),
                    null);
        }
        send(letter);
        deadLetters.markReplayed(id);
        return ResponseEntity.accepted().body(found(id));
    }

    private DeadLetter found(long id) {
        return deadLetters
                .find(id)
                .orElseThrow(() -> problem(HttpStatus.NOT_FOUND, "There is no dead letter %d.".formatted(id), null));
    }

    // marked only after the broker has it: dying in between replays twice, which the consumers bear, and loses nothing
    private void send(DeadLetter letter) {
        try {
            kafka.send(new ProducerRecord<>(letter.topic(), letter.key(), letter.value()))
                    .get(SEND_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable(e);
        } catch (ExecutionException | TimeoutException | KafkaException | org.springframework.kafka.KafkaException e) {
            throw unreachable(e);
        }
    }

    private static ErrorResponseException unreachable(Exception cause) {
        return problem(
                HttpStatus.SERVICE_UNAVAILABLE, "Kafka did not take the record; nothing changed. Try again.", cause);
    }

    private static ErrorResponseException problem(HttpStatus status, String detail, @Nullable Throwable cause) {
        return new ErrorResponseException(status, ProblemDetail.forStatusAndDetail(status, detail), cause);
    }
}
