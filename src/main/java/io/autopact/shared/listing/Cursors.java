package io.autopact.shared.listing;

import io.autopact.shared.problem.CommonProblem;
import io.autopact.shared.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
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
 * Writes and reads the cursors of lists. A cursor carries the whole question and where it got to, encrypted and
 * authenticated with the register's own key: what is inside is nobody's business, and one that was made up, or comes
 * from another list or register, is recognised.
 */
@Component
@RequiredArgsConstructor
class Cursors {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JsonMapper json;
    private final JdbcClient database;
    private volatile byte @Nullable [] key;

    /**
     * What a cursor holds.
     *
     * @param list the list's path
     * @param asOf the resolved date
     * @param sort the order, in the syntax of the parameter
     * @param filters the filters as given
     * @param after the sort values of the last item
     */
    record Position(
            String list, LocalDate asOf, String sort, Map<String, String> filters, List<@Nullable String> after) {}

    String write(Position position) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, nonce, json.writeValueAsBytes(position))
                .orElseThrow(() -> new IllegalStateException("Every Java platform can encrypt with " + CIPHER));
        byte[] cursor = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, cursor, NONCE_BYTES, sealed.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor);
    }

    /** @throws ProblemException if the cursor was not written here for this list */
    Position read(String list, String cursor) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor.getBytes(StandardCharsets.ISO_8859_1));
            if (bytes.length <= NONCE_BYTES) {
                throw invalid();
            }
            return crypt(
                            Cipher.DECRYPT_MODE,
                            Arrays.copyOf(bytes, NONCE_BYTES),
                            Arrays.copyOfRange(bytes, NONCE_BYTES, bytes.length))
                    .map(content -> json.readValue(content, Position.class))
                    .filter(position -> position.list().equals(list))
                    .orElseThrow(Cursors::invalid);
        } catch (IllegalArgumentException | JacksonException notOurs) {
            throw invalid();
        }
    }

    static ProblemException invalid() {
        return new ProblemException(
                CommonProblem.INVALID_CURSOR, "The cursor does not come from an earlier page of this list.");
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
