package io.autopact.portfolio.web;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says of a parameter that it chooses the language of what is drawn or written. */
@Parameter(
        description = "The language, zh or en; that of Accept-Language where it is missing, else Chinese.",
        schema =
                @Schema(
                        type = "string",
                        allowableValues = {"zh", "en"}))
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@interface LanguageParameter {}
