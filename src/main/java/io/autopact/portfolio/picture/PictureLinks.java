package io.autopact.portfolio.picture;

import org.jspecify.annotations.Nullable;

/** Where the parts of a picture lead, in a page that has more to tell of them; each may lead nowhere. */
public interface PictureLinks {

    /** They lead nowhere: a picture by itself. */
    PictureLinks NONE = new PictureLinks() {};

    /** Where the row of an organization leads. */
    default @Nullable String organization(String code) {
        return null;
    }

    /**
     * Where the row of several organizations leads.
     *
     * @param key the key of the group
     */
    default @Nullable String group(String key) {
        return null;
    }

    /**
     * Where a cell of an organization's row leads.
     *
     * @param kind DOMAIN, ELEMENT or CAPABILITY
     * @param part its code
     */
    default @Nullable String cell(String organization, String kind, String part) {
        return null;
    }

    /**
     * Where a part of the architecture leads.
     *
     * @param code the code of an element or a base capability
     */
    default @Nullable String part(String code) {
        return null;
    }

    /**
     * Where a record leads that has a lane of its own.
     *
     * @param type AGREEMENT, ROLLOUT or DEPLOYMENT
     * @param code its code
     */
    default @Nullable String record(String type, String code) {
        return null;
    }
}
