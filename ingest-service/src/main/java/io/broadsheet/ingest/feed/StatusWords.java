package io.broadsheet.ingest.feed;

/** Says what a status means for a feed, and what an operator can do about it. */
final class StatusWords {

    private StatusWords() {}

    static String of(int status) {
        String meaning = switch (status) {
            case 401 -> "the server wants a user name and a password: https://user:password@host/…";
            case 402, 403, 451 -> "the server does not let Broadsheet read it; ask its owner";
            case 404 -> "nothing is there; look on the site for the feed's new address";
            case 406 -> "the server has it in no form that Broadsheet reads";
            case 408, 504 -> "the server was too slow";
            default -> status >= 500 ? "the server is in trouble" : "";
        };
        return meaning.isEmpty() ? "HTTP " + status : "HTTP %d: %s".formatted(status, meaning);
    }
}
