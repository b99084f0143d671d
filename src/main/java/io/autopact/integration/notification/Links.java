package io.autopact.integration.notification;

import io.autopact.integration.RecordPages;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Addresses of pages for mails and messages, which are written outside of any request: they are known where the public
 * address is set.
 */
@Component
public class Links {

    private final @Nullable String base;

    Links(@Value("${autopact.public-url:#{null}}") @Nullable String publicUrl) {
        base = publicUrl == null || publicUrl.isBlank() ? null : publicUrl.replaceFirst("/+$", "");
    }

    /**
     * Where a record can be read.
     *
     * @param agreement the number of its agreement; null where it has none, or none is known
     */
    public Optional<String> to(String type, String code, @Nullable String agreement) {
        return address(RecordPages.path(type, code, agreement));
    }

    /** Where what a line of a digest tells of can be read. */
    Optional<String> to(DigestLine line) {
        return to(line.recordType(), line.recordCode(), line.agreement());
    }

    /** Where a webhook is read. */
    Optional<String> toWebhook(String code) {
        return address("/api/v1/webhooks/" + code);
    }

    /** Where a recipient leaves the list. */
    Optional<String> toLeave(String secret) {
        return address("/unsubscribe/" + secret);
    }

    private Optional<String> address(String path) {
        return Optional.ofNullable(base).map(known -> known + path);
    }
}
