package io.autopact.exchange.web;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What an export comes to.
 *
 * @param dataset the name of the data set
 * @param rows how many rows, the header not counted
 * @param sha256 the digest of all bytes of the CSV, before any compression, in hexadecimal
 */
@Schema(name = "ExportSummary")
record ExportSummaryView(String dataset, long rows, String sha256) {}
