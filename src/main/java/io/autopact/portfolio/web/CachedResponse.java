package io.autopact.portfolio.web;

import io.autopact.shared.web.ETags;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import lombok.AccessLevel;
import lombok.Getter;
import lombok.RequiredArgsConstructor;
import lombok.experimental.Accessors;

/**
 * An answer as it was written once, kept compressed: megabytes that repeat themselves take a twentieth of the memory,
 * and unpacking them is quicker than putting them together by two orders of magnitude. Two are the same where they are
 * one.
 */
@Getter(AccessLevel.PACKAGE)
@Accessors(fluent = true)
@RequiredArgsConstructor(access = AccessLevel.PRIVATE)
final class CachedResponse {

    private static final int BUFFER = 32 * 1024;

    private final byte[] zipped;
    private final long length;
    private final String tag;

    /** Writes a body. */
    interface Writer {
        void writeTo(OutputStream target) throws IOException;
    }

    /** Keeps what a writer writes, which is never in memory as a whole. */
    static CachedResponse of(Writer writer) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream(BUFFER);
        try (QuickZip zip = new QuickZip(zipped)) {
            writer.writeTo(zip);
            zip.finish();
            byte[] content = zipped.toByteArray();
            return new CachedResponse(content, zip.length, ETags.of(content));
        } catch (IOException e) {
            throw new UncheckedIOException("Memory does not fail to be written to", e);
        }
    }

    /** Sends the body to a client that does not unpack it itself. */
    void unpackTo(OutputStream target) throws IOException {
        try (InputStream plain = new GZIPInputStream(new ByteArrayInputStream(zipped), BUFFER)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = plain.read(buffer); read >= 0; read = plain.read(buffer)) {
                target.write(buffer, 0, read);
            }
        }
    }

    /** Compresses in less than half the time that is usual, to half as much again. */
    private static final class QuickZip extends GZIPOutputStream {

        private static final int LEVEL = 3;
        private long length;

        QuickZip(OutputStream target) throws IOException {
            super(target, BUFFER);
            def.setLevel(LEVEL);
        }

        @Override
        public void finish() throws IOException {
            if (length == 0) {
                super.finish();
                length = def.getBytesRead();
            }
        }
    }
}
