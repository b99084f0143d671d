package io.autopact.integration.notification;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who gets a digest.
 *
 * @param person the key of the person; null where it is an address that is set
 * @param address that address; null where it is a person
 */
record Recipient(@Nullable Long person, @Nullable String address) {

    /** The same for the same recipient on the same day: a mail that had to be sent again is known by it. */
    String messageId(LocalDate day, String domain) {
        UUID name = UUID.nameUUIDFromBytes(
                "%s %s %s".formatted(person, address, day).getBytes(StandardCharsets.UTF_8));
        return "<%s.%s@%s>".formatted(day, name, domain);
    }
}
