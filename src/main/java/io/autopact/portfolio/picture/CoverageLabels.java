package io.autopact.portfolio.picture;

import java.util.Map;

/**
 * What the columns of a coverage are called. A domain and an element may have the same code and not the same name.
 *
 * @param domains what domains are called, by code; a code without a label stands for itself
 * @param elements what elements of the architecture are called, by code
 * @param capabilities what base capabilities are called, by code
 * @param countedAs as whom the automakers in cooperation are counted, by code: themselves, or the one that they belong
 *     to
 */
public record CoverageLabels(
        Map<String, Label> domains,
        Map<String, Label> elements,
        Map<String, Label> capabilities,
        Map<String, String> countedAs) {}
