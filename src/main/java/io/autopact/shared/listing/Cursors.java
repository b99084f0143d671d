package io.autopact.shared.listing;

import io.autopact.shared.problem.CommonProblem;
import io.autopact.shared.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes and reads the cursors of lists. A cursor carries the whole question and where it got to, signed with the
 * register's own key, so that one that was made up, or comes from another list or register, is recognised.
 */
@Component
@RequiredArgsConstructor
class Cursors {

    private static final String MAC = "HmacSHA256";
    private static final int SIGNATURE_BYTES = 16;

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
        byte[] content = json.writeValueAsBytes(position);
        byte[] signed = Arrays.copyOf(content, content.length + SIGNATURE_BYTES);
        System.arraycopy(sign(content), 0, signed, content.length, SIGNATURE_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
    }

    /** @throws ProblemException if the cursor was not written here for this list */
    Position read(String list, String cursor) {
        try {
            byte[] signed = Base64.getUrlDecoder().decode(cursor.getBytes(StandardCharsets.ISO_8859_1));
            int length = signed.length - SIGNATURE_BYTES;
            if (length > 0) {
                byte[] content = Arrays.copyOf(signed, length);
                byte[] signature = Arrays.copyOfRange(signed, length, signed.length);
                if (MessageDigest.isEqual(signature, sign(content))) {
                    Position position = json.readValue(content, Position.class);
                    if (position.list().equals(list)) {
                        return position;
                    }
                }
            }
        } catch (IllegalArgumentException | JacksonException notOurs) {
            throw invalid();
        }
        throw invalid();
    }

    static ProblemException invalid() {
        return new ProblemException(
                CommonProblem.INVALID_CURSOR, "The cursor does not come from an earlier page of this list.");
    }

    private byte[] sign(byte[] content) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(key(), MAC));
            return Arrays.copyOf(mac.doFinal(content), SIGNATURE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + MAC, e);
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
