package io.autopact.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;

/**
 * Reads a text in some encoding, with or without a byte order mark, and knows on which line the first byte stands that
 * is none of it.
 */
final class DecodingReader extends Reader {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int PIECE = 64 * 1024;

    private final InputStream content;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(PIECE).flip();
    private final CharBuffer text;
    private long line = 1;
    private char last;
    private boolean begun;
    private boolean ended;
    private boolean malformed;

    DecodingReader(InputStream content, Charset encoding) {
        this.content = content;
        this.decoder = encoding.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        this.text = CharBuffer.allocate((int) (PIECE * decoder.maxCharsPerByte()) + 1)
                .flip();
    }

    /** Tells that what follows is not in the encoding. */
    static final class UndecodableException extends IOException {

        private final transient long line;

        private UndecodableException(long line) {
            super("not in the encoding on line " + line);
            this.line = line;
        }

        long line() {
            return line;
        }
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        while (!text.hasRemaining()) {
            if (malformed) {
                throw new UndecodableException(line);
            }
            if (ended) {
                return -1;
            }
            decode();
        }
        int count = Math.min(length, text.remaining());
        text.get(target, offset, count);
        return count;
    }

    /** Decodes what there is; what stands before a wrong byte is still given out. */
    private void decode() throws IOException {
        bytes.compact();
        int read = content.read(bytes.array(), bytes.position(), bytes.remaining());
        ended = read < 0;
        bytes.position(bytes.position() + Math.max(read, 0)).flip();
        text.clear();
        malformed = decoder.decode(bytes, text, ended).isError();
        if (ended && !malformed) {
            decoder.flush(text);
        }
        text.flip();
        if (!begun && text.hasRemaining()) {
            begun = true;
            if (text.get(0) == BYTE_ORDER_MARK) {
                text.get();
            }
        }
        countLines();
    }

    private void countLines() {
        for (int i = text.position(); i < text.limit(); i++) {
            char character = text.get(i);
            if (character == '\r' || (character == '\n' && last != '\r')) {
                line++;
            }
            last = character;
        }
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
