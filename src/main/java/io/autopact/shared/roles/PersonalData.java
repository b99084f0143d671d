package io.autopact.shared.roles;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Who may read personal data. */
public final class PersonalData {

    /** Names and offices of people: everyone who reads records; no BI tool. */
    public static final Set<Role> NAMES =
            Collections.unmodifiableSet(EnumSet.of(Role.VIEWER, Role.MANAGER, Role.ADMIN));

    /** Their addresses and telephone numbers. */
    public static final Set<Role> ADDRESSES = Collections.unmodifiableSet(EnumSet.of(Role.MANAGER, Role.ADMIN));

    private PersonalData() {}
}
