package io.broadsheet.digest.subscription;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Ends the reading of a file whose quotation mark is never closed, before all that follows is in memory as one field. */
final class ShortRecords extends FilterReader {

    /** More than any row needs, with room for what the parser reads ahead. */
    private static final int MOST_CHARACTERS = 100_000;

    private int sinceStart;

    ShortRecords(Reader in) {
        super(in);
    }

    void recordStarts() {
        sinceStart = 0;
    }

    @Override
    public int read() throws IOException {
        int character = super.read();
        count(1);
        return character;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        count(read);
        return read;
    }

    private void count(int characters) throws IOException {
        sinceStart += characters;
        if (sinceStart > MOST_CHARACTERS) {
            throw new IOException(
                    "this row is longer than " + MOST_CHARACTERS + " characters; is a quotation mark not closed?");
        }
    }
}
