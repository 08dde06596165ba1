package io.broadsheet.ingest.feed;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.regex.Pattern;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.entity.AbstractBinDataConsumer;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.ByteArrayBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A server's whole answer.
 *
 * @param body as it came, still encoded; empty when there was none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and too large to copy
record Answer(HttpResponse head, byte[] body) {

    int status() {
        return head.getCode();
    }

    /** The body is larger than it may be. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;

        TooLarge(int maximum) {
            super("larger than %,d bytes (ingest.feed.maximum-size)".formatted(maximum));
        }
    }

    /**
     * Takes an answer in, and breaks off as soon as it is too large, or says that it will be. The client's own base for
     * this refuses an answer whose charset Java does not know.
     */
    static final class Consumer extends AbstractBinDataConsumer implements AsyncResponseConsumer<Answer> {

        private static final int CAPACITY = 64 * 1024;
        private static final int FIRST = 1024;
        private static final Pattern DIGITS = Pattern.compile("\\d+");

        private final int maximum;
        private final Runnable onHead;
        private @Nullable HttpResponse head;
        private @Nullable FutureCallback<Answer> whole;
        private final ByteArrayBuffer body = new ByteArrayBuffer(FIRST);

        Consumer(int maximum, Runnable onHead) {
            this.maximum = maximum;
            this.onHead = onHead;
        }

        @Override
        public void consumeResponse(
                HttpResponse response,
                @Nullable EntityDetails entity,
                HttpContext context,
                FutureCallback<Answer> callback)
                throws IOException {
            whole = callback;
            start(response);
            if (entity == null) {
                completed();
            }
        }

        @Override
        public void informationResponse(HttpResponse response, HttpContext context) {
            // the answer itself is still to come
        }

        private void start(HttpResponse response) throws IOException {
            head = response;
            onHead.run();
            String length = ResponseHeaders.value(response, HttpHeaders.CONTENT_LENGTH);
            if (response.getCode() < 300
                    && length != null
                    && DIGITS.matcher(length.strip()).matches()) {
                long announced = length.strip().length() > 9 ? Long.MAX_VALUE : Long.parseLong(length.strip());
                refuseAbove(announced);
                body.ensureCapacity((int) Math.min(announced, CAPACITY)); // not more, whatever it announces
            }
        }

        @Override
        protected int capacityIncrement() {
            return CAPACITY;
        }

        @Override
        protected void data(ByteBuffer source, boolean endOfStream) throws IOException {
            refuseAbove((long) body.length() + source.remaining());
            body.append(source);
        }

        @Override
        protected void completed() {
            if (head == null || whole == null) {
                throw new IllegalStateException("an answer without a head");
            }
            // as long as it was announced, it is there in one piece
            byte[] bytes = body.length() == body.capacity() ? body.array() : body.toByteArray();
            whole.completed(new Answer(head, bytes));
        }

        @Override
        public void failed(Exception cause) {
            releaseResources();
        }

        @Override
        public void releaseResources() {
            body.clear();
        }

        private void refuseAbove(long size) throws TooLarge {
            if (size > maximum) {
                throw new TooLarge(maximum);
            }
        }
    }
}
