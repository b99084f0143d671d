package io.autopact.people;

/**
 * A person as other records name them.
 *
 * @param key the internal key, for references from other modules; it is never shown
 * @param erased whether their personal data was erased
 */
public record NamedPerson(long key, boolean erased) {}
