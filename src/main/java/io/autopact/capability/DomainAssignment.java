package io.autopact.capability;

import io.autopact.shared.time.Confidence;

/**
 * That something serves a cooperation domain.
 *
 * @param domain the domain's code
 * @param confidence whether a source states it
 */
public record DomainAssignment(String domain, Confidence confidence) {}
