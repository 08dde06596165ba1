package io.broadsheet.ingest.feed;

/** Says what a status means for a feed, and what an operator can do about it. */
final class StatusWords {

    private StatusWords() {}

    static String of(int status) {
        return "HTTP %d: %s".formatted(status, meaning(status));
    }

    private static String meaning(int status) {
        return switch (status) {
            case 304 -> "not modified, to a question without conditions; the site has to mend it";
            case 401 -> "the server wants a user name and a password: https://user:password@host/…";
            case 402, 403, 451 -> "the server does not let Broadsheet read it; ask its owner";
            case 404 -> "nothing is there; look on the site for the feed's new address";
            case 406 -> "the server has it in no form that Broadsheet reads";
            case 408, 504 -> "the server was too slow; mostly that passes";
            default -> ofKind(status);
        };
    }

    private static String ofKind(int status) {
        if (status >= 500) {
            return "the server is in trouble; mostly that passes; if it does not, ask its owner";
        }
        return status >= 400
                ? "the server does not take the question; if a browser gets the feed, ask its owner"
                : "no feed comes with that; see in a browser what the server says";
    }
}
