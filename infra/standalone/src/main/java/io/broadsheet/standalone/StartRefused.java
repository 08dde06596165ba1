package io.broadsheet.standalone;

/** Why nothing was started; the message tells a person what is wrong, where, and what to do. */
public final class StartRefused extends Exception {

    private static final long serialVersionUID = 1L;

    StartRefused(String message) {
        super(message);
    }

    StartRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
