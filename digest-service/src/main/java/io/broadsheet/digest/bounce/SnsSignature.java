package io.broadsheet.digest.bounce;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Checks that a message is from Amazon SNS: signed by a certificate that Amazon itself serves over https. */
final class SnsSignature {

    private static final Logger log = LoggerFactory.getLogger(SnsSignature.class);
    /** Regions only: sns.s3.amazonaws.com is a bucket that anybody may have. */
    private static final Pattern AMAZON = Pattern.compile("sns\\.[a-z]{2}(-[a-z]+)+-\\d\\.amazonaws\\.com(\\.cn)?");

    private static final Pattern CERTIFICATE = Pattern.compile("/SimpleNotificationService-[0-9a-f]+\\.pem");
    private static final int MOST_CERTIFICATES = 16;
    private static final List<String> OF_NOTIFICATION =
            List.of("Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type");
    private static final List<String> OF_CONFIRMATION =
            List.of("Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type");

    private final Web web;
    private final InstantSource clock;
    private final Map<URI, X509Certificate> certificates = new ConcurrentHashMap<>();

    /** Gets what an https address gives, without following it elsewhere. */
    @FunctionalInterface
    interface Web {
        byte[] get(URI address) throws IOException;
    }

    SnsSignature(Web web, InstantSource clock) {
        this.web = web;
        this.clock = clock;
    }

    /** What is wrong with a message's signature; empty when nothing is. */
    Optional<String> problem(JsonNode message) {
        Optional<URI> address = amazon(Json.text(message, "SigningCertURL"))
                .filter(uri -> CERTIFICATE.matcher(uri.getRawPath()).matches());
        if (address.isEmpty()) {
            return Optional.of("its certificate is not at Amazon's");
        }
        try {
            X509Certificate certificate = certificate(address.get());
            certificate.checkValidity(Date.from(clock.instant()));
            Signature check = Signature.getInstance(
                    Json.text(message, "SignatureVersion").equals("2") ? "SHA256withRSA" : "SHA1withRSA");
            check.initVerify(certificate.getPublicKey());
            check.update(signed(message).getBytes(StandardCharsets.UTF_8));
            boolean right = check.verify(Base64.getDecoder().decode(Json.text(message, "Signature")));
            return right ? Optional.empty() : Optional.of("its signature is wrong");
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            return Optional.of("its signature cannot be checked: " + e.getMessage());
        }
    }

    private static String signed(JsonNode message) {
        boolean notification = Json.text(message, "Type").equals("Notification");
        StringBuilder text = new StringBuilder();
        for (String field : notification ? OF_NOTIFICATION : OF_CONFIRMATION) {
            if (message.hasNonNull(field)) {
                text.append(field)
                        .append('\n')
                        .append(Json.text(message, field))
                        .append('\n');
            }
        }
        return text.toString();
    }

    private X509Certificate certificate(URI address) throws GeneralSecurityException, IOException {
        X509Certificate known = certificates.get(address);
        if (known != null) {
            return known;
        }
        var fetched = (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(web.get(address)));
        if (certificates.size() >= MOST_CERTIFICATES) {
            certificates.clear();
        }
        certificates.put(address, fetched);
        return fetched;
    }

    /** Says yes to a topic whose message was checked before. */
    void confirm(JsonNode message) {
        Optional<URI> address = amazon(Json.text(message, "SubscribeURL"));
        if (address.isEmpty()) {
            log.warn(
                    "sns topic={} confirmed=false reason=\"not an address of Amazon's\"",
                    Json.text(message, "TopicArn"));
            return;
        }
        try {
            web.get(address.get());
            log.info("sns topic={} confirmed=true", Json.text(message, "TopicArn"));
        } catch (IOException e) {
            // the answer to SNS must not be "all is well", or it will not ask again
            throw new IllegalStateException("SNS subscription could not be confirmed: " + e.getMessage(), e);
        }
    }

    private static Optional<URI> amazon(String address) {
        try {
            URI uri = URI.create(address);
            boolean fits = "https".equals(uri.getScheme())
                    && uri.getHost() != null
                    && AMAZON.matcher(uri.getHost()).matches()
                    && uri.getUserInfo() == null
                    && (uri.getPort() == -1 || uri.getPort() == 443);
            return fits ? Optional.of(uri) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
