package io.autopact.pages.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names the query parameters that a page takes beside dates and language. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Takes {

    /** Their names. */
    String[] value() default {};

    /** Whether the page can tell what was known once; else it tells what is recorded now, and takes no such date. */
    boolean knownAt() default true;
}
