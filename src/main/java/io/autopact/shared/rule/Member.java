package io.autopact.shared.rule;

/**
 * A member of a record, named in the words of a finding: the API calls it by its name, an import by its column.
 *
 * @param name as the API calls it, such as {@code signedOn}
 */
public record Member(String name) {}
