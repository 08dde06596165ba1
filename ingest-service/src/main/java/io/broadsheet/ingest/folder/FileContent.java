package io.broadsheet.ingest.folder;

import io.broadsheet.ingest.article.Candidate;

/** What reading a file gave. */
sealed interface FileContent {

    /** An article. */
    record Read(Candidate candidate) implements FileContent {}

    /**
     * Nothing that can be used.
     *
     * @param reason for people
     */
    record Refused(String reason) implements FileContent {

        /** How a reason starts that may go away although the file stays the same. */
        static final String UNREADABLE = "cannot be read: ";

        boolean mayPass() {
            return reason.startsWith(UNREADABLE);
        }
    }
}
