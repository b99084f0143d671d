package io.autopact.shared.roles;

/** What someone may do. */
public enum Role {
    /** Reads partnership data and exports. */
    VIEWER,
    /** Also writes partnership data. */
    MANAGER,
    /** Reads exports and the change feed, and nothing else. */
    BI,
    /** Everything; alone tokens and reference data. */
    ADMIN
}
