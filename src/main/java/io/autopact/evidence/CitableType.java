package io.autopact.evidence;

/**
 * A kind of record that evidence can be about. The module that owns the records contributes one as a bean.
 *
 * @param type its name in the API, such as {@code AGREEMENT}
 * @param codes SQL that gives the codes of all its records in a column named code
 */
public record CitableType(String type, String codes) {}
