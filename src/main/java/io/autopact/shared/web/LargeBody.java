package io.autopact.shared.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks an operation whose body may be larger than 1 MiB, since it is read as a stream and never held in memory. */
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface LargeBody {

    /** How many bytes at most. */
    long bytes();

    /** The same in words, such as {@code 1 GiB}. */
    String spoken();
}
