package io.autopact.shared.document;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a record that is read from a request body: member by member, so that everything wrong with the body is told
 * together, and members that do not exist are refused by name.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Document {

    /**
     * Members that answers have and requests need not: they are ignored, so that what GET returned can be sent back.
     */
    String[] readOnly() default {};

    /** The member that a bare string stands for, where the record may be shortened to one. */
    String shorthand() default "";
}
