package io.autopact.agreement;

import java.util.List;

/**
 * What refers to agreements. Each module whose records do contributes one as a bean, so that a draft can be deleted
 * only where nothing does. It is called within the transaction of the deletion.
 */
public interface AgreementUses {

    /**
     * A record that refers to an agreement.
     *
     * @param type the kind of record, such as {@code ROLLOUT}
     * @param code the record's code
     */
    record Use(String type, String code) {}

    /**
     * The records that refer to an agreement.
     *
     * @param agreement the agreement's internal key
     */
    List<Use> find(long agreement);
}
