package io.autopact.evidence;

import io.autopact.shared.writing.Consequence;
import java.util.List;

/**
 * What names records by their type and code: evidence, events, claims. Each module that has such contributes one as a
 * bean, so that a record can be deleted only where nothing names it, and what named a duplicate names the one that
 * stays. All is called within the transaction of the change.
 */
public interface RecordReferences {

    /**
     * A record that names another.
     *
     * @param type the kind of record, such as {@code EVIDENCE}
     * @param code its code
     */
    record Reference(String type, String code) {}

    /** The records that name the record of this type and code. */
    List<Reference> find(String type, String code);

    /**
     * Lets all that names one record name another of the same type instead.
     *
     * @return what that changed
     */
    List<Consequence> repoint(String type, String from, String into);
}
