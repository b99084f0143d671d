package io.autopact.agreement;

import lombok.AccessLevel;
import lombok.Getter;
import lombok.RequiredArgsConstructor;
import lombok.experimental.Accessors;

/**
 * What an agreement can name in its scope. The kinds differ in what they lead to and in what they are called; each is
 * named from one day to another, added and ended by amendments, and kept in the same table.
 */
@Getter(AccessLevel.PACKAGE)
@Accessors(fluent = true)
@RequiredArgsConstructor
public enum ScopeKind {
    /** A cooperation domain that it covers. */
    DOMAIN("scope", "domain", "Domains", "cooperation_domain"),

    /** A solution that it names outright. */
    SOLUTION("solutions", "solution", "Solutions", "solution"),

    /** An element of the architecture that it names outright. */
    ELEMENT("elements", "element", "Elements", "element"),

    /** A base capability that it names outright. */
    CAPABILITY("capabilities", "capability", "Capabilities", "capability");

    /** The agreement's member with the items of this kind. */
    private final String member;

    /** An item's member with the code of what it names, which is also the column of its data set. */
    private final String noun;

    private final String several;

    /** The table of what can be named. */
    private final String target;

    /** The column of agreement_item with the key of what an item of this kind names, and of no other. */
    String column() {
        return noun + "_id";
    }

    /** The member of an amendment with what it adds. */
    String adding() {
        return "add" + several;
    }

    /** The member of an amendment with what it ends. */
    String removing() {
        return "remove" + several;
    }
}
