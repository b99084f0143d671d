package io.autopact.capability;

import java.util.List;

/**
 * What refers to elements of the architecture. Each module whose records do contributes one as a bean, so that the last
 * version that has an element keeps it where anything does. All is called within the transaction of the change.
 */
public interface ElementReferences {

    /** SQL for whether {@code target}, an element, stands in some version: only such a one can be referred to. */
    String STANDS = "exists (select from architecture_element as assignment where assignment.element_id = target.id)";

    /**
     * A record that refers to an element.
     *
     * @param type the kind of record, such as {@code AGREEMENT}
     * @param code the record's code
     */
    record Reference(String type, String code) {}

    /**
     * The records that refer to an element, or once did.
     *
     * @param element the element's code
     */
    List<Reference> find(String element);
}
