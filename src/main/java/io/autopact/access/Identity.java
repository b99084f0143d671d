package io.autopact.access;

import io.autopact.shared.roles.Role;
import java.util.List;

/**
 * Who sends a request.
 *
 * @param name the name of the token, or of the person in the issuer's words
 * @param roles what they may do
 */
public record Identity(String name, List<Role> roles) {}
