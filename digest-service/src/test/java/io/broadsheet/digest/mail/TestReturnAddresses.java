package io.broadsheet.digest.mail;

/** Return addresses for tests of other features. */
public final class TestReturnAddresses {

    private TestReturnAddresses() {}

    public static String of(ReturnAddresses addresses, String messageId) {
        return addresses.of(messageId).orElseThrow();
    }
}
