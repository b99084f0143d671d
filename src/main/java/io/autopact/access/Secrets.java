package io.autopact.access;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;

/**
 * Makes the secrets of tokens. They are 256 random bits, so that a plain SHA-256 of one is as hard to turn back as the
 * secret is to guess; nothing slower is needed, and each request can afford it.
 */
final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 32;
    private static final int CODE_BYTES = 10;

    private Secrets() {}

    /** A fresh secret; the prefix lets scanners of repositories and logs recognise it. */
    static String generate() {
        return "autopact_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(SECRET_BYTES));
    }

    /** A fresh code that names a token and is no secret. */
    static String code() {
        return new BigInteger(1, bytes(CODE_BYTES)).toString(36).toLowerCase(Locale.ROOT);
    }

    /** What is stored of a secret. */
    static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
