package io.autopact.integration;

import io.autopact.shared.listing.Codes;

/** How filters cite records of any kind: by type and code, such as {@code AGREEMENT:AG-2019-0001}. */
public final class RecordCodes {

    /** Records as they are cited, those that were deleted too. */
    public static final Codes RECORD =
            new Codes("record", """
            select wanted.code from record_identity as known
            where known.type = split_part(wanted.code, ':', 1) and known.code = substring(wanted.code from ':(.*)$')""", "select distinct type || ':' || code as code from record_identity");

    private RecordCodes() {}
}
