package io.autopact.shared.writing;

import jakarta.servlet.http.HttpServletRequest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Takes the digest of a body while it is read, so that a retry with another body is recognised. */
public final class BodyDigest {

    private static final String ATTRIBUTE = BodyDigest.class.getName();

    private final MessageDigest digest;

    private BodyDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** The digest that goes with the request from now on. */
    public static BodyDigest attachTo(HttpServletRequest request) {
        BodyDigest digest = new BodyDigest();
        request.setAttribute(ATTRIBUTE, digest);
        return digest;
    }

    /** Takes bytes that were read. */
    public void update(byte[] bytes, int offset, int length) {
        digest.update(bytes, offset, length);
    }

    /** The digest of what was read of the request's body. */
    static String of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof BodyDigest read
                ? HexFormat.of().formatHex(read.digest.digest())
                : "";
    }
}
