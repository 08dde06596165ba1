package io.broadsheet.digest.subscription;

/** What the evidence of consent keeps of a request's IP address. */
enum NetworkEvidence {
    /** Its network: IPv4 /24, IPv6 /48. */
    TRUNCATED,
    /** A keyed hash of all of it: two requests can be compared, nobody can be looked up. */
    HASHED,
    NONE
}
