package io.broadsheet.digest.bounce;

/** Mails that come back, about a mail with a given id. */
final class TestBounces {

    private static int count;

    private TestBounces() {}

    static String dsn(String messageId, String status, String diagnostic) {
        count++;
        return """
            Return-Path: <>
            From: MAILER-DAEMON@mx.example.net (Mail Delivery System)
            To: bounces@news.broadsheet.example
            Subject: Undelivered Mail Returned to Sender
            Message-ID: <bounce-%d@mx.example.net>
            Auto-Submitted: auto-replied
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=delivery-status; boundary="B"

            --B
            Content-Type: text/plain

            I'm sorry to have to inform you that your message could not be delivered.

            --B
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.example.net

            Final-Recipient: rfc822; ada@example.net
            Action: failed
            Status: %s
            Diagnostic-Code: smtp; %s

            --B
            Content-Type: text/rfc822-headers

            From: news@broadsheet.example
            To: ada@example.net
            Message-ID: <%s@broadsheet.example>
            Subject: The Meta AI Monthly

            --B--
            """.formatted(count, status, diagnostic, messageId);
    }

    static String complaint(String messageId) {
        return """
            From: fbl@provider.example
            To: bounces@news.broadsheet.example
            Subject: FW: The Meta AI Monthly
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=feedback-report; boundary="A"

            --A
            Content-Type: text/plain

            This is an email abuse report.

            --A
            Content-Type: message/feedback-report

            Feedback-Type: abuse
            User-Agent: Test/1
            Version: 1

            --A
            Content-Type: message/rfc822

            From: news@broadsheet.example
            Message-ID: <%s@broadsheet.example>

            Hello

            --A--
            """.formatted(messageId);
    }

    /** Without a word of the mail it is about; only its own recipient tells. */
    static String bare(String to) {
        return """
            Return-Path: <>
            Delivered-To: %s
            From: MAILER-DAEMON@mx.example.net
            To: %s
            Subject: failure notice

            Hi. This is the qmail-send program at mx.example.net.
            I'm afraid I wasn't able to deliver your message to the following addresses.

            <ada@example.net>:
            Sorry, no mailbox here by that name. (#5.1.1)
            """.formatted(to, to);
    }

    static String letter() {
        return """
            From: Ada <ada@example.net>
            To: news@broadsheet.example
            Subject: Re: The Meta AI Monthly

            I liked it.
            """;
    }

    static String absence(String messageId) {
        return """
            From: Ada <ada@example.net>
            To: news@broadsheet.example
            Subject: Automatic reply: The Meta AI Monthly
            In-Reply-To: <%s@broadsheet.example>
            Auto-Submitted: auto-replied

            I am out of the office.
            """.formatted(messageId);
    }
}
