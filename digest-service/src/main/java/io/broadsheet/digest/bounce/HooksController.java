package io.broadsheet.digest.bounce;

import io.broadsheet.digest.delivery.DeliveryView;
import io.broadsheet.digest.subscription.Recipients;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Takes providers' notices: none that is not proven to be theirs, and each once. */
@RestController
class HooksController {

    private static final Logger log = LoggerFactory.getLogger(HooksController.class);

    private final List<Hook> hooks;
    private final int largest;
    private final Tracer tracer;
    private final Recipients recipients;
    private final BounceDesk desk;

    HooksController(
            List<Hook> hooks, HookProperties properties, Tracer tracer, Recipients recipients, BounceDesk desk) {
        this.hooks = hooks;
        this.largest = Math.toIntExact(properties.maximumSize().toBytes());
        this.tracer = tracer;
        this.recipients = recipients;
        this.desk = desk;
    }

    @PostMapping("/hooks/{provider}")
    ResponseEntity<Void> take(@PathVariable String provider, HttpServletRequest http) throws IOException {
        Hook hook = hooks.stream()
                .filter(each -> each.provider().equals(provider) && each.isConfigured())
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "digest.hooks has no settings for this provider"));
        Hook.Request request = new Hook.Request(
                name -> Optional.ofNullable(http.getHeader(name)).orElse(""), body(http));
        hook.refusal(request).ifPresent(reason -> refuse(hook, reason));
        hook.words(request).forEach(word -> take(hook.provider(), word));
        return ResponseEntity.noContent().build();
    }

    private String body(HttpServletRequest http) throws IOException {
        byte[] body = http.getInputStream().readNBytes(largest + 1);
        if (body.length > largest) {
            throw new ResponseStatusException(
                    HttpStatus.CONTENT_TOO_LARGE, "more than digest.hooks.maximum-size, %d bytes".formatted(largest));
        }
        return new String(body, StandardCharsets.UTF_8);
    }

    private static void refuse(Hook hook, String reason) {
        log.warn("hook={} taken=false reason=\"{}\"", hook.provider(), reason);
        throw new ResponseStatusException(HttpStatus.FORBIDDEN, reason);
    }

    private void take(String provider, Hook.Word word) {
        Optional<DeliveryView> about = tracer.findIn(word.about());
        String key = provider + " " + word.key();
        if (about.isPresent()) {
            desk.take(new Notice(
                    key, provider, word.verdict(), about.get().id(), about.get().subscriptionId()));
            return;
        }
        List<UUID> readers = recipients.withAddress(word.recipient());
        if (readers.isEmpty()) {
            desk.take(new Notice(key, provider, word.verdict(), null, null));
        }
        readers.forEach(reader -> desk.take(new Notice(key + " " + reader, provider, word.verdict(), null, reader)));
    }
}
