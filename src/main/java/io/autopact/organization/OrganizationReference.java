package io.autopact.organization;

/**
 * What a reference to an organization needs to know of it.
 *
 * @param key its internal key, which is never shown
 * @param type what it is to us
 * @param archived whether it is kept for the record only
 */
public record OrganizationReference(long key, OrganizationType type, boolean archived) {}
