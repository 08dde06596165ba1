package io.broadsheet.digest.subscription;

import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;

/** A file that is kept in numbered parts, read one after the other. */
final class PartsInput extends InputStream {

    private final IntFunction<Optional<byte[]>> parts;
    private byte[] part = {};
    private int position;
    private int next;

    PartsInput(IntFunction<Optional<byte[]>> parts) {
        this.parts = parts;
    }

    @Override
    public int read() {
        return atEnd() ? -1 : part[position++] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, buffer.length);
        if (length == 0) {
            return 0;
        }
        if (atEnd()) {
            return -1;
        }
        int count = Math.min(length, part.length - position);
        System.arraycopy(part, position, buffer, offset, count);
        position += count;
        return count;
    }

    private boolean atEnd() {
        while (position == part.length) {
            Optional<byte[]> following = parts.apply(next);
            if (following.isEmpty()) {
                return true;
            }
            part = following.get();
            position = 0;
            next++;
        }
        return false;
    }
}
