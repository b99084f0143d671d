package io.autopact.evidence;

import io.autopact.shared.writing.Consequence;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells what names a record by its type and code: the evidence on it, and the events and claims that are about it. */
@Component
@RequiredArgsConstructor
public class CitedRecords {

    private final List<RecordReferences> references;

    /** The records that name the record of this type and code. */
    @Transactional(readOnly = true)
    public List<RecordReferences.Reference> references(String type, String code) {
        return references.stream()
                .flatMap(each -> each.find(type, code).stream())
                .toList();
    }

    /**
     * Lets all that names one record name another of the same type instead.
     *
     * @return what that changed
     */
    @Transactional
    public List<Consequence> repoint(String type, String from, String into) {
        return references.stream()
                .flatMap(each -> each.repoint(type, from, into).stream())
                .toList();
    }
}
