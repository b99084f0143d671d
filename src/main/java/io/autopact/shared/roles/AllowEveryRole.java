package io.autopact.shared.roles;

import jakarta.annotation.security.RolesAllowed;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An operation for everyone who has a role at all: one's own identity, exports, and what the portfolio adds up to, as
 * answers, as pictures and over time.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@RolesAllowed({"VIEWER", "MANAGER", "BI", "ADMIN"})
public @interface AllowEveryRole {}
