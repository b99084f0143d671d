package io.autopact.shared.openapi;

import io.autopact.shared.problem.CommonProblem;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says of a controller's method that it can meet problems which neither its path nor what it reads lets expect. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface CanMeet {

    /** The problems. */
    CommonProblem[] value();
}
