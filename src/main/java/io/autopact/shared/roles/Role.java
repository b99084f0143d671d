package io.autopact.shared.roles;

/** What someone may do. */
public enum Role {
    /** Reads partnership data and exports. */
    VIEWER,
    /** Also writes partnership data. */
    MANAGER,
    /** Reads exports and what the portfolio adds up to: its answers, pictures and history; no lists of records. */
    BI,
    /** Everything; alone tokens and reference data. */
    ADMIN
}
