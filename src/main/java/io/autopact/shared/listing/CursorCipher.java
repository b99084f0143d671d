package io.autopact.shared.listing;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.encrypt.AesGcmBytesEncryptor;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.security.crypto.keygen.KeyGenerators;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gives clients something to keep for the service, encrypted and authenticated with the register's own key: what is
 * inside is nobody's business, and what was made up, or written by another register, is recognised by every instance.
 */
@Component
@RequiredArgsConstructor
public class CursorCipher {

    /** What GCM takes without hashing it first, so that a cursor is as short as it can be. */
    private static final int NONCE_BYTES = 12;

    private final JsonMapper json;
    private final JdbcClient database;
    private volatile @Nullable BytesEncryptor encryptor;

    /** The content as a text that fits into an address. */
    public String encrypt(Record content) {
        byte[] encrypted = encryptor().encrypt(json.writeValueAsBytes(content));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(encrypted);
    }

    /** What was encrypted; empty where the text does not come from this register, or holds something else. */
    public <T extends Record> Optional<T> decrypt(String text, Class<T> type) {
        BytesEncryptor ours = encryptor();
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text.getBytes(StandardCharsets.ISO_8859_1));
            return bytes.length <= NONCE_BYTES
                    ? Optional.empty()
                    : Optional.of(json.readValue(ours.decrypt(bytes), type));
        } catch (IllegalArgumentException | IllegalStateException | JacksonException notOurs) {
            return Optional.empty();
        }
    }

    /** One for all, with the key as it is: nothing is derived anew for a cursor. */
    private BytesEncryptor encryptor() {
        BytesEncryptor known = encryptor;
        if (known == null) {
            byte[] key = database.sql("select cursor_key from register")
                    .query(byte[].class)
                    .single();
            known = AesGcmBytesEncryptor.withSecretKey(new SecretKeySpec(key, "AES"))
                    .ivGenerator(KeyGenerators.secureRandom(NONCE_BYTES))
                    .build();
            encryptor = known;
        }
        return known;
    }
}
