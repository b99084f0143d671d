package io.autopact.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Takes the digest of what is written through it. */
final class MeasuredOutput extends OutputStream {

    private final OutputStream target;
    private final MessageDigest digest;

    MeasuredOutput(OutputStream target) {
        this.target = target;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        digest.update(bytes, offset, length);
        target.write(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
        target.flush();
    }

    /** The digest of all that was written; asked for once. */
    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
