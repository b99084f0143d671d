package io.autopact.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.ServiceProcess;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.postgresql.PGConnection;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file put in over HTTP, and beside it COPY of the very rows that it left, with all their columns, into a table like
 * theirs: with the same indexes, checks and foreign keys, and without triggers.
 *
 * @param service takes the file
 * @param database its database, as the owner
 */
record Import(ServiceProcess service, Connection database) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();

    /** How often an import that runs is asked whether it has ended. */
    private static final int POLL_MILLIS = 20;

    /**
     * How long an import took and COPY of its rows.
     *
     * @param rows how many the file had
     */
    record Times(int rows, double copy, double taken) {}

    /** Writes a file of what a query gives. */
    void unload(String query, String format, Path file) throws Exception {
        try (OutputStream target = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            database.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("copy (%s) to stdout (format %s)".formatted(query, format), target);
        }
    }

    /**
     * Imports a file, and copies what it left in the table of its data set.
     *
     * @param dataSet with how it is imported, such as {@code agreement_parties?correction=reason}
     */
    Times measure(String dataSet, String table, Path csv) throws Exception {
        long begin = System.nanoTime();
        JsonNode job = finished(CLIENT.send(
                HttpRequest.newBuilder(
                                URI.create("http://localhost:%d/api/v1/imports/%s".formatted(service.port(), dataSet)))
                        .timeout(Duration.ofMinutes(30))
                        .header("Authorization", "Bearer " + service.token())
                        .header("Content-Type", "text/csv")
                        .POST(HttpRequest.BodyPublishers.ofFile(csv))
                        .build(),
                HttpResponse.BodyHandlers.ofString()));
        double taken = seconds(begin);
        assertThat(job.at("/state").asString()).as("%s: %s", dataSet, job).isEqualTo("SUCCEEDED");
        int rows = job.at("/inserted").asInt() + job.at("/updated").asInt();
        return new Times(rows, copy(table, csv.resolveSibling("copied.tsv")), taken);
    }

    private JsonNode finished(HttpResponse<String> taken) throws InterruptedException {
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
        String address = taken.headers().firstValue("Location").orElseThrow();
        while (true) {
            JsonNode job = JSON.readTree(service.read(address));
            if (!job.at("/state").asString().equals("RUNNING")) {
                return job;
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }

    private double copy(String table, Path rows) throws Exception {
        String columns = told("""
                select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
                where attrelid = 'autopact.%s'::regclass and attnum > 0 and not attisdropped and attgenerated = ''""".formatted(table)).getFirst();
        unload(
                "select %s from autopact.%s where recorded_in = (select max(id) from autopact.change)"
                        .formatted(columns, table),
                "text",
                rows);
        run("create schema beside", "create table beside.copied (like autopact.%s including all)".formatted(table));
        for (String key : told("""
                select format('alter table beside.copied add %%s', pg_get_constraintdef(oid)) from pg_constraint
                where conrelid = 'autopact.%s'::regclass and contype = 'f'""".formatted(table))) {
            run(key);
        }
        double taken;
        try (InputStream copied = new BufferedInputStream(Files.newInputStream(rows), 1 << 16)) {
            long begin = System.nanoTime();
            database.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy beside.copied (%s) from stdin".formatted(columns), copied);
            taken = seconds(begin);
        }
        run("drop schema beside cascade");
        Files.delete(rows);
        return taken;
    }

    private List<String> told(String query) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    private void run(String... statements) throws SQLException {
        try (Statement statement = database.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
