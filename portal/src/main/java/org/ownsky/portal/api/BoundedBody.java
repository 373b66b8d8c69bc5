package org.ownsky.portal.api;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body that ends with an exception when it goes on too long, whatever length was announced. */
final class BoundedBody extends FilterInputStream {
    static final int MOST_BYTES = 1 << 20;

    private long read;

    BoundedBody(InputStream body) {
        super(body);
    }

    @Override
    public int read() throws IOException {
        var next = super.read();
        count(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        var got = super.read(buffer, offset, length);
        count(Math.max(0, got));
        return got;
    }

    private void count(int bytes) {
        read += bytes;
        if (read > MOST_BYTES) {
            throw new BodyTooLargeException();
        }
    }
}
