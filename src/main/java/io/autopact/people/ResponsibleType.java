package io.autopact.people;

import io.autopact.evidence.CitableType;

/**
 * A kind of record that somebody can be responsible for. The module that owns the records contributes one as a bean.
 *
 * @param records the records of this kind
 */
public record ResponsibleType(CitableType records) {}
