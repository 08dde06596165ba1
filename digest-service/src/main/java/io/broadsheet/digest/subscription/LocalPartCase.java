package io.broadsheet.digest.subscription;

/** Whether {@code Ada@example.org} and {@code ada@example.org} are one reader; hardly any mail server tells them apart. */
enum LocalPartCase {
    IGNORED,
    DISTINCT
}
