package io.broadsheet.digest.bounce;

import org.jspecify.annotations.Nullable;

/**
 * What a mail that came in is.
 *
 * @param cause for bounces
 * @param status enhanced status code (RFC 3463), if there was one
 * @param diagnostic words of the mail server that refused, if there were any
 */
record Verdict(
        Kind kind,
        @Nullable Cause cause,
        @Nullable String status,
        @Nullable String diagnostic) {

    private static final int LONGEST_DIAGNOSTIC = 500;

    Verdict {
        diagnostic = diagnostic == null || diagnostic.isBlank() ? null : shortened(diagnostic);
    }

    static Verdict of(Kind kind) {
        return new Verdict(kind, null, null, null);
    }

    static Verdict bounce(Cause cause, @Nullable String status, @Nullable String diagnostic) {
        return new Verdict(cause.kind(), cause, status, diagnostic);
    }

    /** The reason in a line: the server's words if there are any. */
    String words() {
        String reason = cause == null ? kind.text() : cause.text();
        return diagnostic == null ? reason : reason + ": " + diagnostic;
    }

    /** Addresses have no place in what is kept as evidence. */
    private static String shortened(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ")
                .replaceAll("[^\\s<>\"'(),;:=\\[\\]]{1,64}@[^\\s<>\"'(),;:=\\[\\]]{1,255}", "…")
                .strip();
        return line.length() <= LONGEST_DIAGNOSTIC ? line : line.substring(0, LONGEST_DIAGNOSTIC) + "…";
    }
}
