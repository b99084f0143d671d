package io.autopact.portfolio.claim;

import io.autopact.evidence.NamedRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who spoke, for whom, on which occasion, and what about: what can be told of a claim later, while its words stay.
 *
 * @param nameZh the speaker's name in Chinese
 * @param nameEn the same in English
 * @param officeZh the speaker's office in Chinese
 * @param officeEn the same in English
 * @param person the speaker's code, where they are recorded
 * @param organization the code of the organization spoken for
 * @param occasion the code of the event
 * @param about the records that the claim is about
 */
public record ClaimContext(
        @Nullable String nameZh,
        @Nullable String nameEn,
        @Nullable String officeZh,
        @Nullable String officeEn,
        @Nullable String person,
        @Nullable String organization,
        @Nullable String occasion,
        List<NamedRecord> about) {}
