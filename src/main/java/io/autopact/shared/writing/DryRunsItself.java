package io.autopact.shared.writing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method that begins work which goes on after the request: what it records is kept even where the work is only
 * dry-run, and {@code dryRun} is its own to heed.
 */
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface DryRunsItself {}
