package io.autopact.shared;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream whose reader is told how many bytes came, so that it can stop where there are too many. */
public abstract class CountedInputStream extends FilterInputStream {

    /** @param content where the bytes come from */
    protected CountedInputStream(InputStream content) {
        super(content);
    }

    /**
     * Called with each piece.
     *
     * @param count how many bytes it has, at least one
     * @throws IOException to read no further
     */
    protected abstract void came(int count) throws IOException;

    @Override
    public int read() throws IOException {
        int next = super.read();
        if (next >= 0) {
            came(1);
        }
        return next;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        if (count > 0) {
            came(count);
        }
        return count;
    }
}
