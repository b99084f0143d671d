package io.autopact.exchange.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.autopact.exchange.ImportMode;
import io.autopact.exchange.job.ImportJobView;
import io.autopact.exchange.job.ImportJobs;
import io.autopact.exchange.job.Upload;
import io.autopact.shared.listing.Fields;
import io.autopact.shared.listing.ListRequest;
import io.autopact.shared.listing.Listed;
import io.autopact.shared.listing.Page;
import io.autopact.shared.problem.CommonProblem;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.problem.Violation;
import io.autopact.shared.roles.AllowManagers;
import io.autopact.shared.roles.AllowReaders;
import io.autopact.shared.web.ETags;
import io.autopact.shared.web.PageAnswer;
import io.autopact.shared.web.RecordAnswer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Imports")
@RestController
@RequestMapping("/api/v1")
@RequiredArgsConstructor
class ImportController {

    private static final String CSV = "text/csv";
    private static final String ZIP = "application/zip";
    private static final int LONGEST_REASON = 4000;
    private static final String CORRECTION =
            "Why what was recorded of signed agreements is put right: an import that changes it without saying so is refused.";
    private static final String UPSERT = "upsert";
    private static final String UPDATE = "update";
    private static final String MODE =
            "With update nothing new is taken: a row whose key is not recorded is an error. Otherwise new rows are"
                    + " recorded, and those whose code is like a known one but for leading zeros, case or signs are told in"
                    + " the job's warnings.";
    private static final String ID = "The job's id.";
    private static final Pattern UUIDS = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final ImportJobs jobs;

    @Operation(
            operationId = "importDataSet",
            summary = "Import a file 导入数据集",
            description =
                    "Takes a CSV file of the data set and answers at once; the job tells how far it is and how it ended. Rows"
                            + " are matched by the key: new ones are recorded, known ones updated, and none is deleted. All of"
                            + " the file is written, or nothing. Columns are found by their names or their Chinese"
                            + " descriptions, in any order; optional ones may be missing and keep what is recorded; read-only"
                            + " ones are ignored. UTF-8, with or without a byte order mark, or the encoding that the media type"
                            + " names, such as text/csv;charset=gb18030; comma, semicolon, tab or pipe; gzip by"
                            + " Content-Encoding. Of what spreadsheets save, dates with the year first (2019/6/28, 2019.6.28,"
                            + " 2019年6月28日), booleans in any case or as 是 and 否, and empty fields and rows at the end are"
                            + " taken. Reference data"
                            + " (domains, architectures, capabilities, solutions) is for administrators. dryRun does all but"
                            + " keep it, and its job tells in consequences what would follow for other records.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content = @Content(mediaType = CSV, schema = @Schema(type = "string")))
    @ImportOperation
    @AllowManagers
    @PostMapping(
            path = "/imports/{dataset:(?!portfolio$)[a-z_]+}",
            consumes = CSV,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ImportJobView> importDataSet(
            @Parameter(description = "The name of the data set.") @PathVariable String dataset,
            @RequestBody(required = false) @Nullable Upload file,
            @Parameter(hidden = true) @RequestParam(defaultValue = "false") boolean dryRun,
            @Parameter(description = CORRECTION) @RequestParam(required = false) @Nullable String correction,
            @Parameter(description = MODE, schema = @Schema(allowableValues = {UPSERT, UPDATE}))
                    @RequestParam(defaultValue = UPSERT)
                    String mode) {
        return started(jobs.start(dataset, sent(file), dryRun, reason(correction), mode(mode)));
    }

    @Operation(
            operationId = "importPortfolio",
            summary = "Import an archive 导入全部数据",
            description = "Takes a zip with CSV files that are called after their data sets, such as the one that"
                    + " /exports/portfolio.zip gives. All of them are written, or nothing. A file of reference data may"
                    + " come along with anybody; only an administrator's may change something.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content = @Content(mediaType = ZIP, schema = @Schema(type = "string", format = "binary")))
    @ImportOperation
    @AllowManagers
    @PostMapping(path = "/imports/portfolio", consumes = ZIP, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ImportJobView> importPortfolio(
            @RequestBody(required = false) @Nullable Upload archive,
            @Parameter(hidden = true) @RequestParam(defaultValue = "false") boolean dryRun,
            @Parameter(description = CORRECTION) @RequestParam(required = false) @Nullable String correction,
            @Parameter(description = MODE, schema = @Schema(allowableValues = {UPSERT, UPDATE}))
                    @RequestParam(defaultValue = UPSERT)
                    String mode) {
        return started(jobs.start(ImportJobs.PORTFOLIO, sent(archive), dryRun, reason(correction), mode(mode)));
    }

    /** A reason that says nothing is none. */
    private static @Nullable String reason(@Nullable String correction) {
        if (correction == null) {
            return null;
        }
        if (correction.isBlank() || correction.length() > LONGEST_REASON) {
            throw ProblemException.invalid(List.of(Violation.in(
                    "correction", "invalid", "correction says why, in 1 to %d characters.".formatted(LONGEST_REASON))));
        }
        return correction;
    }

    private static ImportMode mode(String mode) {
        return switch (mode) {
            case UPSERT -> ImportMode.UPSERT;
            case UPDATE -> ImportMode.UPDATE;
            default ->
                throw ProblemException.invalid(
                        List.of(Violation.in("mode", "invalid", "mode must be %s or %s.".formatted(UPSERT, UPDATE))));
        };
    }

    private static Upload sent(@Nullable Upload file) {
        if (file == null) {
            throw new ProblemException(
                    CommonProblem.UNREADABLE_BODY, "The body is empty; the file to import is sent as the body.");
        }
        return file;
    }

    private static ResponseEntity<ImportJobView> started(ImportJobView job) {
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.accepted().location(URI.create(ImportJobs.address(job.id())));
        if (job.dryRun()) {
            answer.header("Dry-Run", "true");
        }
        return answer.body(job);
    }

    @Operation(
            operationId = "listImportJobs",
            summary = "All imports 导入任务列表",
            description =
                    "The imports that were sent, the latest first, each with the first ten of its errors and warnings.")
    @AllowReaders
    @GetMapping(path = "/import-jobs", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Page<ImportJobView>> list(@Listed(ImportJobs.LISTING) ListRequest query) {
        return PageAnswer.of(jobs.list(query));
    }

    @Operation(
            operationId = "getImportJob",
            summary = "An import 导入任务",
            description =
                    "How far an import is, and how it ended: SUCCEEDED, REFUSED with the errors of its file, FAILED where the"
                            + " service could not go on, or CANCELLED. Only SUCCEEDED has written anything.")
    @AllowReaders
    @GetMapping(path = "/import-jobs/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ImportJobView> get(@Parameter(description = ID) @PathVariable String id, Fields fields) {
        ImportJobView job = jobs.find(uuid(id), fields);
        return RecordAnswer.of(job, ETags.of(job), fields);
    }

    @Operation(
            operationId = "getImportErrors",
            summary = "What is wrong with a file 导入错误清单",
            description = "The errors of an import as CSV: file, line, column, value and what is wrong.")
    @ApiResponse(
            responseCode = "200",
            description = "The first thousand errors.",
            content = @Content(mediaType = CSV, schema = @Schema(type = "string")))
    @AllowReaders
    @GetMapping(path = "/import-jobs/{id}/errors.csv", produces = CSV)
    ResponseEntity<String> errors(@Parameter(description = ID) @PathVariable String id) {
        return csv("errors.csv", jobs.mistakes(uuid(id)));
    }

    @Operation(
            operationId = "getImportWarnings",
            summary = "What looks like a slip in a file 导入提示清单",
            description = "The warnings of an import as CSV: file, line, column, value and what looks like a slip.")
    @ApiResponse(
            responseCode = "200",
            description = "The first thousand warnings.",
            content = @Content(mediaType = CSV, schema = @Schema(type = "string")))
    @AllowReaders
    @GetMapping(path = "/import-jobs/{id}/warnings.csv", produces = CSV)
    ResponseEntity<String> warnings(@Parameter(description = ID) @PathVariable String id) {
        return csv("warnings.csv", jobs.warnings(uuid(id)));
    }

    private static ResponseEntity<String> csv(String name, List<ImportJobView.Mistake> mistakes) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord("file", "line", "column", "value", "detail");
            mistakes.forEach(mistake -> csv.writeRecord(
                    mistake.file(),
                    Long.toString(mistake.line()),
                    mistake.column(),
                    mistake.value(),
                    mistake.detail()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, "text/csv;charset=UTF-8")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(text.toString());
    }

    @Operation(
            operationId = "cancelImport",
            summary = "Cancel an import 取消导入",
            description =
                    "Ends an import that is waiting or at work; nothing of it is written. It needs no If-Match, as the"
                            + " job changes all the time.")
    @AllowManagers
    @DeleteMapping("/import-jobs/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancel(@Parameter(description = ID) @PathVariable String id) {
        jobs.cancel(uuid(id));
    }

    private static UUID uuid(String id) {
        if (!UUIDS.matcher(id).matches()) {
            throw ProblemException.notFound("import", id);
        }
        return UUID.fromString(id);
    }
}
