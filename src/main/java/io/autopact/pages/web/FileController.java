package io.autopact.pages.web;

import io.autopact.pages.PageFiles;
import io.autopact.shared.problem.ProblemException;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.annotation.security.PermitAll;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import lombok.RequiredArgsConstructor;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What pages bring with them. Their addresses change when they do. */
@Hidden
@RestController
@RequiredArgsConstructor
class FileController {

    private final PageFiles files;

    @PermitAll
    @GetMapping("/pages/{file}")
    ResponseEntity<String> file(@PathVariable String file, @RequestParam(name = "v", required = false) String version) {
        PageFiles.File found = files.find(file).orElseThrow(() -> ProblemException.notFound("file", file));
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.parseMediaType(found.type()), StandardCharsets.UTF_8))
                // Another instance may be asked for the files of a page that this one has not written.
                .cacheControl(
                        files.fingerprint().equals(version)
                                ? CacheControl.maxAge(Duration.ofDays(365))
                                        .cachePublic()
                                        .immutable()
                                : CacheControl.noCache())
                .body(found.content());
    }
}
