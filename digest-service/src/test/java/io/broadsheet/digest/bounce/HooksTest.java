package io.broadsheet.digest.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class HooksTest {

    private static final String TOPIC = "arn:aws:sns:eu-west-1:123456789012:bounces";
    private static final String MAILGUN_KEY = "key-0123456789abcdef";
    private static final KeyPair SENDGRID = keys();
    private static final BounceApp app = new BounceApp(
            AmazonKeys.class,
            "digest.hooks.ses.topic-arns=" + TOPIC,
            "digest.hooks.postmark.password=a-long-password-in-the-address",
            "digest.hooks.mailgun.signing-key=" + MAILGUN_KEY,
            "digest.hooks.sendgrid.public-key="
                    + Base64.getEncoder().encodeToString(SENDGRID.getPublic().getEncoded()),
            "digest.hooks.maximum-size=8KB");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String email = UUID.randomUUID() + "@example.net";
    private final UUID reader = app.reader(email);
    private final String mail = app.sent(reader, 1);

    @AfterAll
    static void close() {
        app.close();
    }

    @Test
    void mailgunIsBelievedOnceAndNotForLong() throws Exception {
        String bounce = mailgun(
                "bounce-" + mail,
                "failed",
                app.clock().instant(),
                UUID.randomUUID().toString());
        assertThat(post("mailgun", bounce.replace("\"signature\":\"", "\"signature\":\"0")))
                .isEqualTo(403);
        assertThat(post(
                        "mailgun",
                        mailgun("old", "failed", app.clock().instant().minus(Duration.ofHours(1)), "t1")))
                .isEqualTo(403);
        assertThat(app.state(reader)).isEqualTo("active");

        assertThat(post("mailgun", bounce)).isEqualTo(204);
        assertThat(post("mailgun", bounce)).isEqualTo(204);
        assertThat(post("mailgun", bounce.replace("\"failed\"", "\"complained\"")))
                .isEqualTo(403);

        assertThat(app.state(reader)).isEqualTo("suspended");
        assertThat(app.evidence(reader)).isEqualTo(1);
    }

    @Test
    void eventsWithoutANameAreNotOneAndTheSame() throws Exception {
        String first = "[{\"email\":\"%s\",\"event\":\"deferred\",\"smtp-id\":\"<%s@broadsheet.example>\"}]"
                .formatted(email, mail);
        String second = first.replace("deferred", "spamreport");
        for (String events : List.of(first, second, second)) {
            assertThat(post("sendgrid", events, sendGrid("1796110000", events))).isEqualTo(204);
        }
        assertThat(app.state(reader)).isEqualTo("complained");
        assertThat(app.evidence(reader)).isEqualTo(2);
    }

    @Test
    void sendGridSignsEveryByte() throws Exception {
        String events = """
            [{"email":"%s","event":"spamreport","sg_event_id":"c-%s","smtp-id":"<%s@broadsheet.example>"},
             {"email":"%s","event":"delivered","sg_event_id":"d-%s"}]""".formatted(email, mail, mail, email, mail);
        String time = "1796110000";
        assertThat(post("sendgrid", events)).isEqualTo(403);
        assertThat(post("sendgrid", events + " ", sendGrid(time, events))).isEqualTo(403);
        assertThat(app.state(reader)).isEqualTo("active");
        assertThat(post("sendgrid", events, sendGrid(time, events))).isEqualTo(204);
        assertThat(app.state(reader)).isEqualTo("complained");
        assertThat(app.evidence(reader)).isEqualTo(1);
    }

    @Test
    void whatSendGridOrAmazonSignedDaysAgoIsACopy() throws Exception {
        String events =
                "[{\"email\":\"%s\",\"event\":\"spamreport\",\"sg_event_id\":\"old-%s\"}]".formatted(email, mail);
        Instant fourDaysAgo = app.clock().instant().minus(Duration.ofDays(4));
        assertThat(post("sendgrid", events, sendGrid(String.valueOf(fourDaysAgo.getEpochSecond()), events)))
                .isEqualTo(403);
        assertThat(post("sendgrid", events, sendGrid("soon", events))).isEqualTo(403);

        String notice = sns(
                "Notification",
                "{\"notificationType\":\"Bounce\"}",
                "https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-01ab.pem",
                TOPIC);
        app.clock().advance(Duration.ofDays(4));
        try {
            assertThat(post("ses", notice)).isEqualTo(403);
        } finally {
            app.clock().advance(Duration.ofDays(-4));
        }
        assertThat(post("ses", notice)).isEqualTo(204);
        assertThat(app.state(reader)).isEqualTo("active");
    }

    @Test
    void postmarkComesWithThePasswordInItsAddress() throws Exception {
        String bounce = """
            {"RecordType":"Bounce","ID":4323372036854775807,"Type":"HardBounce","MessageID":"%s","Email":"%s",
             "Details":"smtp;550 5.1.1 The email account that you tried to reach does not exist."}""".formatted(UUID.randomUUID(), email);
        assertThat(post("postmark", bounce)).isEqualTo(403);
        assertThat(post("postmark", bounce, "Authorization", basic("wrong"))).isEqualTo(403);
        assertThat(app.state(reader)).isEqualTo("active");
        assertThat(post("postmark", bounce, "Authorization", basic("a-long-password-in-the-address")))
                .isEqualTo(204);
        assertThat(app.state(reader)).isEqualTo("suspended");
    }

    @Test
    void sesIsBelievedByACertificateThatAmazonServes() throws Exception {
        String event = """
            {"notificationType":"Bounce","bounce":{"bounceType":"Permanent","bounceSubType":"General",
            "bouncedRecipients":[{"emailAddress":"%s","status":"5.1.1","diagnosticCode":"smtp; 550 5.1.1 user unknown"}]},
            "mail":{"messageId":"0100018","headers":[{"name":"Message-ID","value":"<%s@broadsheet.example>"}]}}""".formatted(email, mail);
        String genuine = sns(
                "Notification", event, "https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-01ab.pem", TOPIC);
        assertThat(post(
                        "ses",
                        sns(
                                "Notification",
                                event,
                                "https://sns.eu-west-1.amazonaws.com.evil.example/SimpleNotificationService-01ab.pem",
                                TOPIC)))
                .isEqualTo(403);
        assertThat(post(
                        "ses",
                        sns(
                                "Notification",
                                event,
                                "http://sns.eu-west-1.amazonaws.com/SimpleNotificationService-01ab.pem",
                                TOPIC)))
                .isEqualTo(403);
        assertThat(post(
                        "ses",
                        sns(
                                "Notification",
                                event,
                                "https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-01ab.pem",
                                TOPIC + "2")))
                .isEqualTo(403);
        assertThat(post(
                        "ses",
                        sns(
                                "Notification",
                                event,
                                "https://sns.s3.amazonaws.com/SimpleNotificationService-01ab.pem",
                                TOPIC)))
                .isEqualTo(403);
        assertThat(post("ses", sns("Notification", event, "https://sns.eu-west-1.amazonaws.com/own/cert.pem", TOPIC)))
                .isEqualTo(403);
        assertThat(post("ses", genuine.replace("Permanent", "Transient"))).isEqualTo(403);
        assertThat(AmazonKeys.ASKED).allMatch(address -> address.getHost().equals("sns.eu-west-1.amazonaws.com"));
        assertThat(app.state(reader)).isEqualTo("active");

        assertThat(post("ses", genuine)).isEqualTo(204);
        assertThat(post("ses", genuine)).isEqualTo(204);
        assertThat(app.state(reader)).isEqualTo("suspended");
        assertThat(app.evidence(reader)).isEqualTo(1);
    }

    @Test
    void anSnsTopicIsConfirmedWhenItsMessageIsGenuine() throws Exception {
        String message = sns(
                "SubscriptionConfirmation",
                "You have chosen to subscribe",
                "https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-01ab.pem",
                TOPIC);
        assertThat(post("ses", message)).isEqualTo(204);
        assertThat(AmazonKeys.ASKED)
                .contains(URI.create("https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&Token=abc"));
    }

    @Test
    void whatIsTooLargeOrUnknownIsNotRead() throws Exception {
        assertThat(post("postmark", "x".repeat(9000), "Authorization", basic("a-long-password-in-the-address")))
                .isEqualTo(413);
        assertThat(post("sparkpost", "{}")).isEqualTo(404);
        assertThat(post("postmark", "no json", "Authorization", basic("a-long-password-in-the-address")))
                .isEqualTo(204);
    }

    private static int post(String provider, String body, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + app.port() + "/hooks/" + provider))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static String basic(String password) {
        return "Basic " + Base64.getEncoder().encodeToString(("postmark:" + password).getBytes(StandardCharsets.UTF_8));
    }

    private String mailgun(String id, String event, Instant at, String token) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(MAILGUN_KEY.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String signature =
                HexFormat.of().formatHex(mac.doFinal((at.getEpochSecond() + token).getBytes(StandardCharsets.UTF_8)));
        return """
            {"signature":{"timestamp":"%d","token":"%s","signature":"%s"},
             "event-data":{"id":"%s","event":"%s","severity":"permanent","recipient":"%s",
             "delivery-status":{"code":550,"message":"5.1.1 user unknown","description":""},
             "message":{"headers":{"message-id":"%s@broadsheet.example"}}}}""".formatted(at.getEpochSecond(), token, signature, id, event, email, mail);
    }

    private static String[] sendGrid(String time, String body) throws GeneralSecurityException {
        PrivateKey key = SENDGRID.getPrivate();
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(key);
        signature.update((time + body).getBytes(StandardCharsets.UTF_8));
        return new String[] {
            "X-Twilio-Email-Event-Webhook-Signature",
            Base64.getEncoder().encodeToString(signature.sign()),
            "X-Twilio-Email-Event-Webhook-Timestamp",
            time
        };
    }

    private static String sns(String type, String message, String certificate, String topic) {
        String subscribe = "https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&Token=abc";
        String id =
                UUID.nameUUIDFromBytes(message.getBytes(StandardCharsets.UTF_8)).toString();
        String time = "2026-12-01T09:00:00.000Z";
        boolean confirmation = !type.equals("Notification");
        String signed = "Message\n%s\nMessageId\n%s\n%sTimestamp\n%s\n%sTopicArn\n%s\nType\n%s\n"
                .formatted(
                        message,
                        id,
                        confirmation ? "SubscribeURL\n" + subscribe + "\n" : "",
                        time,
                        confirmation ? "Token\nabc\n" : "",
                        topic,
                        type);
        String escaped = message.replace("\"", "\\\"").replace("\n", "\\n");
        return """
            {"Type":"%s","MessageId":"%s","TopicArn":"%s","Message":"%s","Timestamp":"%s","SignatureVersion":"2",
             "Signature":"%s","SigningCertURL":"%s"%s}""".formatted(
                        type,
                        id,
                        topic,
                        escaped,
                        time,
                        AmazonKeys.sign(signed),
                        certificate,
                        confirmation ? ",\"SubscribeURL\":\"" + subscribe + "\",\"Token\":\"abc\"" : "");
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
