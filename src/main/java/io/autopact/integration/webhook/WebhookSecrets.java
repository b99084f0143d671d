package io.autopact.integration.webhook;

import io.autopact.shared.StartupException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.crypto.encrypt.AesGcmBytesEncryptor;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.security.crypto.keygen.KeyGenerators;
import org.springframework.stereotype.Component;

/**
 * Makes the secrets of webhooks, seals them for the database and signs with them. What they are sealed with is not in
 * the database: it comes from the environment, or from a file in the data directory that is made when it is needed.
 */
@Component
class WebhookSecrets {

    private static final String PREFIX = "whsec_";
    private static final Pattern FORM = Pattern.compile("whsec_[A-Za-z0-9+/]{32,88}={0,2}");
    private static final int SECRET_BYTES = 32;
    private static final int LEAST_BYTES = 24;
    private static final int MOST_BYTES = 64;
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final @Nullable String given;
    private final Path file;
    private volatile @Nullable BytesEncryptor encryptor;

    WebhookSecrets(WebhookProperties properties, @Value("${autopact.embedded.data-dir}") Path dataDirectory) {
        given = properties.key() == null || properties.key().isBlank()
                ? null
                : properties.key().strip();
        file = dataDirectory.resolve("webhook.key");
        if (given != null) {
            key(given);
        }
    }

    /** A fresh secret, as its owner is shown it once. */
    static String generate() {
        return PREFIX + Base64.getEncoder().encodeToString(random(SECRET_BYTES));
    }

    /** Why a secret will not do for a format; empty where it will, or where none is given and none is needed. */
    static Optional<String> complaint(WebhookFormat format, String secret) {
        return switch (format) {
            case STANDARD ->
                isSecret(secret)
                        ? Optional.empty()
                        : Optional.of("must be whsec_ and 24 to 64 bytes in Base64; leave it out to have one made");
            case FEISHU, DINGTALK ->
                secret.matches("\\S+")
                        ? Optional.empty()
                        : Optional.of("must be the one that the robot was given, without spaces");
            case WECOM -> Optional.of("must be missing: what WeCom trusts is the address");
        };
    }

    private static boolean isSecret(String text) {
        if (!FORM.matcher(text).matches()) {
            return false;
        }
        try {
            int length = bytes(text).length;
            return length >= LEAST_BYTES && length <= MOST_BYTES;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    /** The secret as the database keeps it. */
    byte[] seal(String secret) {
        return encryptor().encrypt(secret.getBytes(StandardCharsets.UTF_8));
    }

    /** The secret again; empty where it was sealed with another key. */
    Optional<String> open(byte[] sealed) {
        try {
            return Optional.of(new String(encryptor().decrypt(sealed), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException | IllegalStateException sealedElsewhere) {
            return Optional.empty();
        }
    }

    /** The signature of a message by Standard Webhooks. */
    static String sign(String secret, String id, long seconds, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes(secret), "HmacSHA256"));
            byte[] signature =
                    mac.doFinal("%s.%d.%s".formatted(id, seconds, body).getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }

    private static byte[] bytes(String secret) {
        return Base64.getDecoder().decode(secret.substring(PREFIX.length()));
    }

    private static byte[] random(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private BytesEncryptor encryptor() {
        BytesEncryptor known = encryptor;
        if (known == null) {
            known = AesGcmBytesEncryptor.withSecretKey(new SecretKeySpec(key(given == null ? kept() : given), "AES"))
                    .ivGenerator(KeyGenerators.secureRandom(NONCE_BYTES))
                    .build();
            encryptor = known;
        }
        return known;
    }

    private static byte[] key(String text) {
        try {
            byte[] key = Base64.getDecoder().decode(text);
            if (key.length == KEY_BYTES) {
                return key;
            }
        } catch (IllegalArgumentException notBase64) {
            // told below, like a key of another length
        }
        throw new StartupException(
                "AUTOPACT_WEBHOOK_KEY must be 32 bytes in Base64, as openssl rand -base64 32 makes them.");
    }

    private String kept() {
        try {
            if (!Files.exists(file)) {
                make();
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("The key of the webhooks' secrets cannot be kept in " + file, e);
        }
    }

    private void make() throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path whole = Files.createTempFile(
                file.toAbsolutePath().getParent(),
                "webhook",
                ".key",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(whole, Base64.getEncoder().encodeToString(random(KEY_BYTES)) + "\n");
        try {
            Files.createLink(file, whole);
        } catch (FileAlreadyExistsException madeMeanwhile) {
            // That one holds.
        } finally {
            Files.deleteIfExists(whole);
        }
    }
}
