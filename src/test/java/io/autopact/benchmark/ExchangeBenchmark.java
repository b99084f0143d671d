package io.autopact.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.ServiceProcess;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A million rollouts in and out, each round beside what the database takes for the same rows without the service: COPY
 * into the table with its indexes and keys and without history, psql and bare PgJDBC out to nowhere. It is no test and
 * runs on demand: {@code mvn verify -Pbenchmark}.
 */
class ExchangeBenchmark {

    private static final int ROWS = Integer.getInteger("benchmark.rows", 1_000_000);
    private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 2);
    private static final int EXPORTS = Integer.getInteger("benchmark.exports", 3);

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();

    /** One file of rollouts: 20 for each model, or as many as make up the rows, spread over solutions and markets. */
    private static final String ROLLOUTS = """
            from (select id, code, row_number() over (order by code) as place from autopact.vehicle_model where code like 'model-bench-%%') as model
            cross join generate_series(1, 20) as copy
            join (select id, code, row_number() over (order by code) - 1 as place from autopact.solution) as solution on solution.place = copy %% 8
            where (model.place - 1) * 20 + copy <= %d""".formatted(ROWS);

    private static final String NUMBER = "'BR-' || lpad(((model.place - 1) * 20 + copy)::text, 8, '0')";
    private static final String VALUES = "('{CN,HK,EU,US}'::text[])[1 + copy % 4], 'Futurelink', (copy % 5) || '.0'";

    /** The same rows and columns, as a tool that reads the database gets them. */
    private static final String VIEW = "select * from autopact_bi.rollouts order by number";

    @TempDir
    private Path folder;

    private final List<String> table = new ArrayList<>();
    private final List<Double> importRatios = new ArrayList<>();
    private final List<Double> exportRatios = new ArrayList<>();
    private final List<Double> firstBytes = new ArrayList<>();

    @Test
    void aMillionRolloutsInAndOut() throws Exception {
        try (Register register = Register.start(folder.resolve("data"), "-Xmx64m");
                Connection database = register.connect()) {
            register.fillWithoutRollouts();
            register.settle();
            Path csv = folder.resolve("rollouts.csv");
            Path keys = folder.resolve("keys.tsv");
            unload(
                    database,
                    "select %s as number, model.code as vehicle_model, solution.code as solution, %s %s"
                                    .formatted(NUMBER, named(), ROLLOUTS)
                            + " order by 1",
                    "csv, header",
                    csv);
            unload(
                    database,
                    "select %s, model.id, solution.id, %s, (select max(id) from autopact.change) %s"
                                    .formatted(NUMBER, VALUES, ROLLOUTS)
                            + " order by 1",
                    "text",
                    keys);
            ServiceProcess service = register.service();
            for (int round = 1; round <= ROUNDS; round++) {
                imports(service, database, round, csv, keys);
                exports(service, database, round);
                forget(database);
            }
            report(register, csv);
        }
    }

    private static String named() {
        return "('{CN,HK,EU,US}'::text[])[1 + copy % 4] as market, 'Futurelink' as system_name, (copy % 5) || '.0' as system_version";
    }

    private void imports(ServiceProcess service, Connection database, int round, Path csv, Path keys) throws Exception {
        run(database, "alter table autopact.rollout disable trigger user");
        double bare;
        try (InputStream rows = new BufferedInputStream(Files.newInputStream(keys), 1 << 16)) {
            long begin = System.nanoTime();
            long copied = database.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "copy autopact.rollout (code, model_id, solution_id, market, system_name, system_version, recorded_in)"
                                    + " from stdin",
                            rows);
            bare = seconds(begin);
            assertThat(copied).isEqualTo(ROWS);
        }
        run(database, "alter table autopact.rollout enable trigger user");
        forget(database);

        long begin = System.nanoTime();
        JsonNode job = finished(
                service,
                CLIENT.send(
                        request(service, "/api/v1/imports/rollouts")
                                .header("Content-Type", "text/csv")
                                .POST(HttpRequest.BodyPublishers.ofFile(csv))
                                .build(),
                        HttpResponse.BodyHandlers.ofString()));
        double taken = seconds(begin);
        assertThat(job.at("/state").asString()).as("%s", job).isEqualTo("SUCCEEDED");
        assertThat(job.at("/inserted").asInt()).isEqualTo(ROWS);
        importRatios.add(taken / bare);
        row(
                round,
                "%,d rollouts in, all rules and history".formatted(ROWS),
                "COPY into the same table, its indexes and keys",
                bare,
                taken);
    }

    private static JsonNode finished(ServiceProcess service, HttpResponse<String> taken) throws InterruptedException {
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
        String address = taken.headers().firstValue("Location").orElseThrow();
        while (true) {
            JsonNode job = JSON.readTree(service.read(address));
            if (!job.at("/state").asString().equals("RUNNING")) {
                return job;
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private void exports(ServiceProcess service, Connection database, int round) throws Exception {
        run(database, "vacuum analyze autopact.rollout");
        JsonNode summary = JSON.readTree(service.read("/api/v1/exports/rollouts/summary"));
        assertThat(summary.at("/rows").asInt()).isEqualTo(ROWS);
        for (int i = 0; i < EXPORTS; i++) {
            double psql = psql(service);
            long begin = System.nanoTime();
            try (Statement statement = database.createStatement()) {
                statement.execute("set jit = off");
            }
            database.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut(
                            "copy (%s) to stdout (format csv, header)".formatted(VIEW),
                            OutputStream.nullOutputStream());
            double bare = seconds(begin);
            double taken = export(service, summary.at("/sha256").asString());
            double limit = psql > 0 ? psql : bare;
            exportRatios.add(taken / limit);
            if (psql > 0) {
                row(round, "%,d rollouts out".formatted(ROWS), "psql's `\\copy` to nowhere", psql, taken);
            }
            row(round, "%,d rollouts out".formatted(ROWS), "COPY over bare PgJDBC to nowhere", bare, taken);
        }
    }

    /** Reads the whole over HTTP, and checks every byte of it. */
    private double export(ServiceProcess service, String sha256) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        long begin = System.nanoTime();
        HttpResponse<InputStream> answer = CLIENT.send(
                request(service, "/api/v1/exports/rollouts.csv").build(), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        try (InputStream body = answer.body()) {
            byte[] piece = new byte[1 << 16];
            int count = body.read(piece);
            firstBytes.add(seconds(begin) * 1000);
            for (; count >= 0; count = body.read(piece)) {
                digest.update(piece, 0, count);
            }
        }
        double taken = seconds(begin);
        assertThat(HexFormat.of().formatHex(digest.digest())).isEqualTo(sha256);
        return taken;
    }

    /** What psql takes; 0 where there is none. */
    private static double psql(ServiceProcess service) throws Exception {
        try (Connection database = service.asOwner()) {
            String url = database.getMetaData().getURL().replace("jdbc:", "");
            ProcessBuilder builder = new ProcessBuilder(
                            "psql",
                            "--no-psqlrc",
                            "--quiet",
                            url.replaceFirst("\\?.*", ""),
                            "-c",
                            "set jit = off",
                            "-c",
                            "\\copy (%s) to '/dev/null' (format csv, header)".formatted(VIEW))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD);
            builder.environment().put("PGUSER", "autopact_owner");
            builder.environment().put("PGPASSWORD", service.ownerPassword());
            long begin = System.nanoTime();
            Process process = builder.start();
            assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).isZero();
            return seconds(begin);
        } catch (IOException notInstalled) {
            return 0;
        }
    }

    private static HttpRequest.Builder request(ServiceProcess service, String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + service.port() + path))
                .timeout(Duration.ofMinutes(30))
                .header("Authorization", "Bearer " + service.token());
    }

    private static void unload(Connection database, String query, String format, Path file) throws Exception {
        try (OutputStream target = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            database.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("copy (%s) to stdout (format %s)".formatted(query, format), target);
        }
    }

    /** Makes the register as it was before the rollouts came. */
    private static void forget(Connection database) throws SQLException {
        run(database, """
                delete from autopact.rollout where code not like 'BR-%';
                truncate autopact.rollout, autopact.rollout_history, autopact.rollout_stage, autopact.rollout_stage_history,
                    autopact.rollout_plan, autopact.rollout_plan_history;
                delete from autopact.change_item where record_kind = 'ROLLOUT'""");
        run(database, "vacuum analyze");
    }

    private static void run(Connection database, String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    private void row(int round, String work, String limit, double limitSeconds, double seconds) {
        String line = String.format(
                Locale.ROOT,
                "| %d | %s | %s | %.1f s | %.1f s | %.2f |",
                round,
                work,
                limit,
                limitSeconds,
                seconds,
                seconds / limitSeconds);
        table.add(line);
        System.out.println(line);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    private void report(Register register, Path csv) throws IOException {
        Table written = new Table(
                "| round | work | limit | limit takes | autopact takes | ratio |",
                "| --- | --- | --- | --- | --- | --- |");
        table.forEach(written::row);
        written.note(
                "Median ratio of imports %.2f (aim: at most 3), of exports to psql's `\\copy` %.2f (aim: at most 1)."
                        .formatted(median(importRatios), median(exportRatios)));
        written.note(
                "First byte of an export after %.0f ms (median; aim: at most 100 ms).".formatted(median(firstBytes)));
        written.note(
                "The service ran with `-Xmx64m`; its resident memory never passed %d MB, for a file of %d MB in and %,d rows out."
                        .formatted(register.service().memory("VmHWM"), Files.size(csv) / 1024 / 1024, ROWS));
        written.write("exchange");
    }
}
