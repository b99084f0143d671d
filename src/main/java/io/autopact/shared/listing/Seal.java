package io.autopact.shared.listing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gives clients something to keep for the service, encrypted and authenticated with the register's own key: what is
 * inside is nobody's business, and what was made up, or sealed by another register, is recognised by every instance.
 */
@Component
@RequiredArgsConstructor
public class Seal {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JsonMapper json;
    private final JdbcClient database;
    private volatile byte @Nullable [] key;

    /** The content as a text that fits into an address. */
    public String close(Record content) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, nonce, json.writeValueAsBytes(content))
                .orElseThrow(() -> new IllegalStateException("Every Java platform can encrypt with " + CIPHER));
        byte[] text = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, text, NONCE_BYTES, sealed.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }

    /** What was sealed; empty where the text was not sealed by this register, or holds something else. */
    public <T extends Record> Optional<T> open(String text, Class<T> type) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text.getBytes(StandardCharsets.ISO_8859_1));
            if (bytes.length <= NONCE_BYTES) {
                return Optional.empty();
            }
            return crypt(
                            Cipher.DECRYPT_MODE,
                            Arrays.copyOf(bytes, NONCE_BYTES),
                            Arrays.copyOfRange(bytes, NONCE_BYTES, bytes.length))
                    .map(content -> json.readValue(content, type));
        } catch (IllegalArgumentException | JacksonException notOurs) {
            return Optional.empty();
        }
    }

    /** Encrypts or decrypts; empty where the bytes were not written with this register's key. */
    private Optional<byte[]> crypt(int mode, byte[] nonce, byte[] content) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, new SecretKeySpec(key(), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            return Optional.of(cipher.doFinal(content));
        } catch (GeneralSecurityException notOurs) {
            return Optional.empty();
        }
    }

    private byte[] key() {
        byte[] known = key;
        if (known == null) {
            known = database.sql("select cursor_key from register")
                    .query(byte[].class)
                    .single();
            key = known;
        }
        return known;
    }
}
