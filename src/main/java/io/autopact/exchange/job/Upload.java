package io.autopact.exchange.job;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file that a client sent, on disk and in nobody's way: it has no name there, so that it is gone with the process,
 * however that ends.
 */
public final class Upload implements AutoCloseable {

    private static final int PIECE = 64 * 1024;

    private final FileChannel file;
    private final Charset encoding;

    private Upload(FileChannel file, Charset encoding) {
        this.file = file;
        this.encoding = encoding;
    }

    /**
     * Takes what a client sends, to its end.
     *
     * @param encoding what the client says that a text is written in
     * @throws IOException if the client leaves before, or the disk is full; then nothing is left
     */
    public static Upload take(InputStream content, Charset encoding) throws IOException {
        Path path = Files.createTempFile("autopact-import-", ".upload");
        FileChannel file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        Files.delete(path);
        Upload upload = new Upload(file, encoding);
        try {
            var target = Channels.newOutputStream(file);
            byte[] piece = new byte[PIECE];
            for (int count = content.read(piece); count >= 0; count = content.read(piece)) {
                target.write(piece, 0, count);
            }
            return upload;
        } catch (IOException | RuntimeException brokenOff) {
            upload.close();
            throw brokenOff;
        }
    }

    /** How many bytes it has. */
    public long size() {
        try {
            return file.size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a text is written in. */
    Charset encoding() {
        return encoding;
    }

    /** The content from its beginning. */
    InputStream content() {
        return Channels.newInputStream(channel());
    }

    /** The content as a channel at its beginning. */
    SeekableByteChannel channel() {
        try {
            return file.position(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
