package io.broadsheet.digest.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A refusal that blames the sender, or that nobody can be sure about, must never cost a reader. */
class BlameTest {

    private static final List<String> SENDER = words("""
            554 5.7.1 <ada@example.net>: Relay access denied
            550 relay not permitted, authentication required
            550 Relaying denied. Proper authentication required.
            550 Relaying denied. IP name lookup failed [192.0.2.1]
            550-5.7.1 Mail relay denied [192.0.2.1]
            553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)
            550 The from address does not match a verified Sender Identity. Mail cannot be sent until this is resolved.
            550 5.7.1 Your account has been suspended for sending spam
            554 5.7.1 Your account is disabled
            554 Domain example.org not found in your account
            535 5.7.8 Error: authentication failed: bad username or password
            535 bad user name or account not found
            550 Your domain isn't allowed to send to us (blacklisted)
            554 5.7.1 The IP 192.0.2.1 isn't authorized by the domain's SPF record
            550 The sender isn't authorized to send to this recipient
            550 Your domain does not have an SPF record
            550 The sending domain does not publish a DMARC record
            550 mx.example.net does not accept mail from 192.0.2.1
            550 This server does not accept mail from dynamic addresses
            554 We no longer accept mail from your network
            550 mailbox is not accepting mail from this sender
            554 Your IP address is not in our allow list
            550 Your IP address is invalid for this domain
            554 Nothing was delivered, the recipient's domain is unreachable, network problem
            550 no match for HELO name and IP address
            553 sender address is wrong
            550 not a valid user of this relay
            550 5.7.23 The domain's SPF record does not exist
            550 5.7.20 no valid DKIM signature: selector not found
            550 5.7.25 no such host for 192.0.2.1 in the DNS
            554 DKIM key of the signing domain was not found
            550 DMARC: organizational domain unknown
            550 HELO name does not exist
            521 client address 192.0.2.1 not registered in reverse zone
            554 5.7.1 user@news.example.org: account blocked, sending limit reached
            550 Account suspended: daily outgoing limit exceeded
            550 5.1.8 address does not exist
            550 Must issue STARTTLS first, user unknown without it
            550 IP 192.0.2.1 is listed: address not found in white list
            554 Mail from an address that is not verified: account not found
            550 Die Absenderadresse existiert nicht
            550 Ihre IP-Adresse ist ungültig
            554 Ihr Konto wurde gesperrt, zu viele versandte Nachrichten
            550 Ihre Domain ist unbekannt, kein SPF-Eintrag gefunden
            535 Anmeldung fehlgeschlagen: Benutzer unbekannt oder Passwort falsch
            550 L'adresse de l'expéditeur n'existe pas
            550 Votre adresse IP est inconnue
            554 Votre compte est bloqué: trop de messages envoyés
            550 Authentification requise: utilisateur inconnu
            550 El remitente no existe: dirección no válida
            554 Su cuenta ha sido suspendida por enviar spam
            550 Su dominio no existe o no tiene SPF
            550 Su dirección IP no existe en nuestra lista
            """);

    private static final List<String> RECIPIENT = words("""
            550 5.1.1 <ada@example.net>: Recipient address rejected: User unknown in relay recipient table
            550 The recipient's address does not exist
            550 5.2.1 The recipient's account has been suspended
            550 No such user here
            554 Mailbox is disabled
            550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup
            550 Recipient isn't known at this server
            550 mailbox is not accepting mail any more
            550 5.1.2 The recipient's domain does not exist
            550 User is not in our directory
            550 Die Empfängeradresse existiert nicht
            554 Das Postfach des Empfängers ist gesperrt
            550 L'adresse du destinataire n'existe pas
            550 La boîte du destinataire est désactivée
            550 La dirección del destinatario no existe
            554 El buzón del destinatario ha sido desactivado
            """);

    private final Diagnosis diagnosis = new Diagnosis();

    @Test
    void whatBlamesTheSenderIsSoft() {
        assertThat(SENDER).allSatisfy(words -> {
            assertThat(report(words).kind()).isEqualTo(Kind.SOFT);
            assertThat(diagnosis.inDialogue(words).kind()).isEqualTo(Kind.SOFT);
        });
    }

    @Test
    void whatBlamesTheRecipientIsHard() {
        assertThat(RECIPIENT).allSatisfy(words -> {
            assertThat(report(words).kind()).isEqualTo(Kind.HARD);
            assertThat(diagnosis.inDialogue(words).kind()).isEqualTo(Kind.HARD);
        });
    }

    @Test
    void aStatusAboutPolicyOutweighsWordsThatBlameTheAddress() {
        assertThat(diagnosis.of("5.7.1", "550 user unknown")).hasValue(Cause.POLICY);
        assertThat(diagnosis.of("5.7.1", "550 5.1.1 user unknown")).hasValue(Cause.NO_SUCH_USER);
        assertThat(diagnosis.of("5.7.17", "550 account expired")).hasValue(Cause.MAILBOX_DISABLED);
    }

    @Test
    void inTheDialogueItTakesAStatusOrTheRecipientToLoseAReader() {
        assertThat(diagnosis.inDialogue("550 5.2.1 account disabled")).isEqualTo(Cause.MAILBOX_DISABLED);
        assertThat(diagnosis.inDialogue("550 account disabled").kind()).isEqualTo(Kind.SOFT);
        assertThat(diagnosis.inDialogue("550 unknown domain").kind()).isEqualTo(Kind.SOFT);
    }

    private static Verdict report(String words) {
        return Corpus.verdict(TestBounces.dsn("id", "5.0.0", words));
    }

    private static List<String> words(String lines) {
        return lines.lines().filter(line -> !line.isBlank()).toList();
    }
}
