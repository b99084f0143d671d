package io.autopact.portfolio.web;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says of an operation that it answers with a picture. */
@ApiResponse(
        responseCode = "200",
        description = "The picture.",
        content = @Content(mediaType = PictureAnswer.SVG, schema = @Schema(type = "string")))
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface PictureOperation {}
