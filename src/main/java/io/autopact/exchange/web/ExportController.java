package io.autopact.exchange.web;

import io.autopact.exchange.ChangeCursors;
import io.autopact.exchange.DataPackage;
import io.autopact.exchange.DataSet;
import io.autopact.exchange.DataSets;
import io.autopact.exchange.Export;
import io.autopact.exchange.Exporter;
import io.autopact.exchange.PortfolioArchive;
import io.autopact.exchange.TableDataSet;
import io.autopact.exchange.Templates;
import io.autopact.shared.listing.Fields;
import io.autopact.shared.listing.Page;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.problem.Violation;
import io.autopact.shared.roles.AllowEveryRole;
import io.autopact.shared.roles.CurrentRoles;
import io.autopact.shared.roles.Role;
import io.autopact.shared.web.ETags;
import io.autopact.shared.web.OwnParameters;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

@Tag(name = "Exports")
@RestController
@RequestMapping("/api/v1/exports")
@RequiredArgsConstructor
class ExportController {

    private static final String NEXT_CURSOR = "Next-Cursor";
    private static final String CSV = "text/csv";
    private static final String UTF_8 = "text/csv;charset=UTF-8";
    private static final String ZIP = "application/zip";
    private static final String NAME = "The name of the data set.";

    private final DataSets dataSets;
    private final Exporter exporter;
    private final ExportParameters parameters;
    private final ChangeCursors cursors;
    private final DataPackage dataPackage;
    private final PortfolioArchive archive;
    private final Templates templates;

    @Operation(
            operationId = "listDataSets",
            summary = "All data sets 数据集目录",
            description = "Every data set that can be had as CSV, with its columns.")
    @AllowEveryRole
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    Page<DataSetView> list(Fields fields) {
        return new Page<>(dataSets.all().stream().map(this::view).toList(), null, null);
    }

    @Operation(
            operationId = "describeDataSet",
            summary = "A data set and its columns 数据集说明",
            description =
                    "The columns in their order, with type and meaning in both languages, and the filters that narrow"
                            + " it. Columns are only ever appended.")
    @AllowEveryRole
    @GetMapping(path = "/{dataset:[a-z_]+}", produces = MediaType.APPLICATION_JSON_VALUE)
    DataSetView describe(@Parameter(description = NAME) @PathVariable String dataset, Fields fields) {
        return view(find(dataset));
    }

    @Operation(
            operationId = "exportDataSet",
            summary = "A data set as CSV 导出数据集",
            description =
                    "The whole data set from one snapshot: RFC 4180, UTF-8, a header row always, rows in the order of the"
                            + " key. Recorded columns come first, read-only ones after. With since it gives the rows that"
                            + " changed, with their recorded columns alone, a last column deleted, and the next cursor in the header Next-Cursor. A transfer"
                            + " that ends without its trailers, or breaks off, is not whole.")
    @ApiResponse(
            responseCode = "200",
            description = "The rows, followed by the trailers Export-Rows and Export-SHA256.",
            headers = {
                @Header(
                        name = HttpHeaders.ETAG,
                        description = "Another one when a record changed; weak, as the encoding may differ.",
                        schema = @Schema(type = "string", example = "W/\"5f0c6b1d2e3a4b5c\"")),
                @Header(
                        name = NEXT_CURSOR,
                        description = "What to send as since the next time; only with since.",
                        schema = @Schema(type = "string"))
            },
            content = @Content(mediaType = CSV, schema = @Schema(type = "string")))
    @ApiResponse(responseCode = "304", description = "If-None-Match names what it would give.")
    @ExportedNarrowly
    @OwnParameters
    @AllowEveryRole
    @GetMapping(path = "/{dataset:[a-z_]+}.csv", produces = CSV)
    void export(
            @Parameter(description = NAME) @PathVariable String dataset,
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        Export export = parameters.read(find(dataset), request.getParameterMap());
        CsvAnswer answer = new CsvAnswer(request, response);
        answer.send(() -> exporter.write(export, head -> begin(export, head, answer, request, response)));
    }

    private @Nullable OutputStream begin(
            Export export,
            Exporter.Head head,
            CsvAnswer answer,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (new ServletWebRequest(request, response).checkNotModified(tag(export, head))) {
            return null;
        }
        if (export.since() != null) {
            answer.with(NEXT_CURSOR, cursors.write(export.dataSet(), head));
        }
        return answer.with(HttpHeaders.CONTENT_TYPE, UTF_8)
                .with(
                        HttpHeaders.CONTENT_DISPOSITION,
                        attachment(export.dataSet().name() + ".csv"))
                .content();
    }

    /** What an answer depends on: the question with its resolved date, the columns there are, and the records. */
    private static String tag(Export export, Exporter.Head head) {
        return "W/" + ETags.of(String.join("\n", Exporter.describe(export), head.version()));
    }

    @Operation(
            operationId = "getTemplate",
            summary = "A file to fill in 导入模板",
            description =
                    "A CSV file with the recorded columns of a data set that can be imported, called in Chinese, and one"
                            + " row as an example, which is to be replaced. It can be imported as it comes out.")
    @ApiResponse(
            responseCode = "200",
            description = "The header and the example.",
            content = @Content(mediaType = CSV, schema = @Schema(type = "string")))
    @AllowEveryRole
    @GetMapping(path = "/{dataset:[a-z_]+}/template.csv", produces = CSV)
    ResponseEntity<String> template(
            @Parameter(description = NAME) @PathVariable String dataset,
            @Parameter(
                            description =
                                    "What the first row calls the columns: their Chinese descriptions, or with en their names.",
                            schema = @Schema(allowableValues = {"zh", "en"}))
                    @RequestParam(defaultValue = "zh")
                    String headers,
            @Parameter(
                            description = "What stands between two values.",
                            schema = @Schema(allowableValues = {"comma", "semicolon", "tab", "pipe"}))
                    @RequestParam(defaultValue = "comma")
                    String delimiter,
            @Parameter(description = "Whether the file begins with a byte order mark, by which Excel knows UTF-8.")
                    @RequestParam(defaultValue = "false")
                    boolean bom) {
        TableDataSet writable = Optional.of(find(dataset))
                .filter(TableDataSet.class::isInstance)
                .map(TableDataSet.class::cast)
                .orElseThrow(() -> ProblemException.notFound("data set to import", dataset));
        List<Violation> violations = new ArrayList<>();
        boolean chinese = ExportParameters.chinese(headers, violations);
        char separator = ExportParameters.delimiter(delimiter, violations);
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, UTF_8)
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment(dataset + "-template.csv"))
                .body((bom ? "\uFEFF" : "") + templates.of(writable, chinese, separator));
    }

    private static String attachment(String name) {
        return ContentDisposition.attachment().filename(name).build().toString();
    }

    @Operation(
            operationId = "getExportSummary",
            summary = "What an export comes to 导出校验",
            description =
                    "The number of rows and the SHA-256 of an export with the same parameters, for clients that do not see"
                            + " trailers. The tag is the export's: where both have the same, both are of the same state of the"
                            + " register.")
    @ExportedNarrowly
    @OwnParameters
    @AllowEveryRole
    @GetMapping(path = "/{dataset:[a-z_]+}/summary", produces = MediaType.APPLICATION_JSON_VALUE)
    ExportSummaryView summary(
            @Parameter(description = NAME) @PathVariable String dataset,
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) HttpServletResponse response) {
        Export export = parameters.read(find(dataset), request.getParameterMap());
        return exporter.write(export, head -> {
                    response.setHeader(HttpHeaders.ETAG, tag(export, head));
                    return OutputStream.nullOutputStream();
                })
                .map(sent -> new ExportSummaryView(dataset, sent.rows(), sent.sha256()))
                .orElseThrow();
    }

    @Operation(
            operationId = "describeExports",
            summary = "All data sets as a data package 数据包描述",
            description =
                    "A Frictionless Data Package: every data set with its columns, their types, what is unique and what"
                            + " refers to what, for tools that read such descriptions.")
    @AllowEveryRole
    @GetMapping(path = "/datapackage.json", produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, Object> describeAll() {
        return dataPackage.ofExports(CurrentRoles.all());
    }

    @Operation(
            operationId = "exportPortfolio",
            summary = "All recorded facts as one archive 导出全部数据",
            description =
                    "A zip with the recorded columns of every data set that can be imported, and datapackage.json, from one"
                            + " snapshot. Imported into an empty register and exported again it gives the same bytes. History"
                            + " does not travel.")
    @ApiResponse(
            responseCode = "200",
            description = "The archive, followed by the trailers Export-Rows and Export-SHA256.",
            content = @Content(mediaType = ZIP, schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(responseCode = "304", description = "If-None-Match names what it would give.")
    @AllowEveryRole
    @GetMapping(path = "/portfolio.zip", produces = ZIP)
    void exportPortfolio(
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        CsvAnswer answer = new CsvAnswer(request, response);
        Set<Role> readers = CurrentRoles.all();
        answer.send(() -> archive.write(
                readers,
                head -> new ServletWebRequest(request, response)
                                .checkNotModified("W/" + ETags.of(head.version() + readers))
                        ? null
                        : answer.with(HttpHeaders.CONTENT_TYPE, ZIP)
                                .with(HttpHeaders.CONTENT_DISPOSITION, attachment("portfolio.zip"))
                                .content()));
    }

    private DataSetView view(DataSet dataSet) {
        return DataSetView.of(dataSet.readableBy(CurrentRoles.all()), parameters.filters(dataSet));
    }

    private DataSet find(String name) {
        return dataSets.find(name).orElseThrow(() -> ProblemException.notFound("data set", name));
    }
}
