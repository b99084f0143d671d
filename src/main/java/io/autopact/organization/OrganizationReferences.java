package io.autopact.organization;

import io.autopact.shared.writing.Consequence;
import java.time.LocalDate;
import java.util.List;

/**
 * What refers to organizations. Each module whose records do contributes one as a bean, so that an organization can be
 * deleted only where nothing does, and a duplicate merged with everything that did. All is called within the
 * transaction of the change.
 */
public interface OrganizationReferences {

    /**
     * SQL for whether {@code target}, a row of organizations, was not merged into another: only then it is referred to.
     */
    String STAYS = "target.merged_into_id is null";

    /**
     * An organization as other modules refer to it.
     *
     * @param id its internal key
     * @param type which of the three it is, which is also the type that evidence cites it under
     * @param code its code
     */
    record Referred(long id, OrganizationType type, String code) {}

    /**
     * A record that refers to an organization.
     *
     * @param type the kind of record, such as {@code AGREEMENT}
     * @param code the record's code
     */
    record Reference(String type, String code) {}

    /** The records that refer to the organization. */
    List<Reference> find(Referred organization);

    /** What goes on with the organization on a day and would be left to itself if nobody looked after it any more. */
    List<Consequence> goingOn(Referred organization, LocalDate today);

    /**
     * Lets all that refers to one organization refer to another instead.
     *
     * @return what that changed, record by record
     */
    List<Consequence> repoint(Referred from, Referred into);
}
