package io.autopact.exchange.web;

import io.autopact.exchange.Column;
import io.autopact.exchange.DataSet;
import io.autopact.exchange.DataSets;
import io.autopact.exchange.Exporter;
import io.autopact.shared.listing.Page;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.time.Today;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Exports")
@RestController
@RequestMapping("/api/v1/exports")
@RequiredArgsConstructor
class ExportController {

    private static final int BUFFER = 64 * 1024;

    private final DataSets dataSets;
    private final Exporter exporter;
    private final Today today;

    /**
     * A data set as it is described to those who read it.
     *
     * @param name its name in addresses
     * @param descriptionZh what one row is, in Chinese
     * @param descriptionEn what one row is, in English
     * @param columns its columns in their order
     * @param key the columns that together are unique
     */
    @Schema(name = "DataSet")
    record DataSetView(
            String name, String descriptionZh, String descriptionEn, List<Column> columns, List<String> key) {

        static DataSetView of(DataSet dataSet) {
            return new DataSetView(
                    dataSet.name(), dataSet.descriptionZh(), dataSet.descriptionEn(), dataSet.columns(), dataSet.key());
        }
    }

    @Operation(
            operationId = "listDataSets",
            summary = "All data sets 数据集目录",
            description = "Every data set that can be had as CSV, with its columns.")
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    Page<DataSetView> list() {
        return new Page<>(dataSets.all().stream().map(DataSetView::of).toList(), null, null);
    }

    @Operation(
            operationId = "describeDataSet",
            summary = "A data set and its columns 数据集说明",
            description =
                    "The columns in their order, with type and meaning in both languages. Columns are only ever appended.")
    @GetMapping(path = "/{dataset:[a-z_]+}", produces = MediaType.APPLICATION_JSON_VALUE)
    DataSetView describe(
            @Parameter(description = "The name of the data set.", example = "agreements") @PathVariable
                    String dataset) {
        return DataSetView.of(find(dataset));
    }

    @Operation(
            operationId = "exportDataSet",
            summary = "A data set as CSV 导出数据集",
            description =
                    "The whole data set: RFC 4180, UTF-8, a header row always, rows in the order of the key. Recorded"
                            + " columns come first, read-only ones after.")
    @ApiResponse(
            responseCode = "200",
            description = "The rows.",
            content =
                    @Content(
                            mediaType = "text/csv",
                            schema =
                                    @Schema(
                                            type = "string",
                                            example =
                                                    "code,kind,name_zh,name_en\ndongfeng,GROUP,东风汽车集团,Dongfeng Motor Group\n")))
    @GetMapping(path = "/{dataset:[a-z_]+}.csv", produces = "text/csv")
    void export(
            @Parameter(description = "The name of the data set.", example = "agreements") @PathVariable String dataset,
            @Parameter(
                            description =
                                    "The date that derived columns such as phase are told for; today where it is missing.")
                    @RequestParam(required = false)
                    @Nullable
                    LocalDate asOf,
            HttpServletResponse response)
            throws IOException {
        DataSet found = find(dataset);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(dataset + ".csv")
                        .build()
                        .toString());
        OutputStream target = new BufferedOutputStream(response.getOutputStream(), BUFFER);
        exporter.write(found, today.or(asOf), target);
        target.flush();
    }

    private DataSet find(String name) {
        return dataSets.find(name).orElseThrow(() -> ProblemException.notFound("data set", name));
    }
}
