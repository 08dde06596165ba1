package io.broadsheet.bench;

/**
 * One edition sent, or messages of the floor: as many, or fewer where many would tell no more.
 *
 * @param millis from the wish to send until the last outcome was in the ledger
 * @param firstMillis until the first one was
 * @param serviceMillis processor time of the digest services
 * @param databaseMillis of the database meanwhile
 * @param sinkMillis of the mail server meanwhile
 */
record MailPass(
        int mails, double millis, double firstMillis, double serviceMillis, double databaseMillis, double sinkMillis) {

    double perSecond() {
        return mails / millis * 1_000;
    }

    /** Of the service, a mail. */
    double serviceCpu() {
        return serviceMillis / mails;
    }

    /** Of the database, a mail. */
    double databaseCpu() {
        return databaseMillis / mails;
    }

    /** Of the mail server, a mail. */
    double sinkCpu() {
        return sinkMillis / mails;
    }
}
