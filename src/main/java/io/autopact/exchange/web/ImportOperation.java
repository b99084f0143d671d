package io.autopact.exchange.web;

import io.autopact.exchange.job.ImportJobView;
import io.autopact.shared.web.LargeBody;
import io.autopact.shared.writing.DryRunsItself;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.http.HttpHeaders;

/** An operation that takes a file and answers with the job that it began. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@DryRunsItself
@LargeBody(bytes = UploadConverter.MOST, spoken = UploadConverter.MOST_SPOKEN)
@ApiResponse(
        responseCode = "202",
        description = "Taken.",
        headers =
                @Header(
                        name = HttpHeaders.LOCATION,
                        description = "The address of the job.",
                        schema = @Schema(type = "string")),
        content = @Content(schema = @Schema(implementation = ImportJobView.class)))
@interface ImportOperation {}
