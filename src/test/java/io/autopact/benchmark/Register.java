package io.autopact.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The service as a process of its own, packaged as it is run, over the register that the benchmarks measure on: on an
 * embedded PostgreSQL, or on the external one that {@code SPRING_DATASOURCE_URL} names, which must be empty.
 */
final class Register implements AutoCloseable {

    /** What the build leaves to be run. */
    static final List<String> LAUNCHER = List.of("target/autopact/bin/autopact");

    /** One of so many rollouts has dates. */
    private static final int DATED_EVERY = Integer.getInteger("benchmark.datedEvery", 20);

    private static final Path SCRIPTS = Path.of("src/test/resources/benchmark");
    private static final List<String> EXTERNAL =
            List.of("SPRING_DATASOURCE_URL", "SPRING_DATASOURCE_USERNAME", "SPRING_DATASOURCE_PASSWORD");

    private final ServiceProcess service;

    private Register(ServiceProcess service) {
        this.service = service;
    }

    /**
     * Starts the service on a register with nothing but the reference data.
     *
     * @param options of the JVM, which win over those of the launcher
     */
    static Register start(Path dataDirectory, String options) throws SQLException {
        Map<String, String> environment = new HashMap<>(
                Map.of("AUTOPACT_PORTFOLIO", "none", "JAVA_OPTS", options, "AUTOPACT_RATE_LIMIT", "100000"));
        for (String name : EXTERNAL) {
            String value = System.getenv(name);
            if (value != null && !value.isEmpty()) {
                environment.put(name, value);
            }
        }
        Register register =
                new Register(ServiceProcess.run(LAUNCHER, dataDirectory, ServiceProcess.freePort(), environment));
        register.service.awaitReady();
        assertThat(register.number("select count(*) from autopact.organization"))
                .as("The benchmark fills an empty database")
                .isZero();
        return register;
    }

    ServiceProcess service() {
        return service;
    }

    /** A connection to its database as the owner of the schema, or as the login that the environment names. */
    Connection connect() throws SQLException {
        return isExternal()
                ? DriverManager.getConnection(
                        System.getenv("SPRING_DATASOURCE_URL"),
                        System.getenv("SPRING_DATASOURCE_USERNAME"),
                        System.getenv("SPRING_DATASOURCE_PASSWORD"))
                : service.asOwner();
    }

    /** Whether the database is one that the environment names, which need not be on this machine. */
    static boolean isExternal() {
        String external = System.getenv("SPRING_DATASOURCE_URL");
        return external != null && !external.isEmpty();
    }

    /** Fills in automakers with all that hangs on them, from the first one, with it, to the last, without it. */
    void fill(int first, int last) throws SQLException, IOException {
        run(
                "begin",
                "select set_config('benchmark.first', '%d', true), set_config('benchmark.last', '%d', true), set_config('benchmark.dated_every', '%d', true)"
                        .formatted(first, last, DATED_EVERY),
                script("register.sql"),
                script("rollouts.sql"),
                "commit");
    }

    /** Fills in all automakers, agreements and vehicle models, and no rollouts. */
    void fillWithoutRollouts() throws SQLException, IOException {
        run(
                "begin",
                "select set_config('benchmark.first', '0', true), set_config('benchmark.last', '2000', true)",
                script("register.sql"),
                "commit");
    }

    /** Fills in what makes 100,000 names. */
    void fillNames() throws SQLException, IOException {
        run("begin", script("names.sql"), "commit");
    }

    /** Lets the planner know what there is, and writes everything out, so that no measurement pays for it. */
    void settle() throws SQLException {
        run("vacuum analyze", "checkpoint");
    }

    private static String script(String name) throws IOException {
        return Files.readString(SCRIPTS.resolve(name));
    }

    void run(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                if (!sql.equals("checkpoint") || mayCheckpoint(connection)) {
                    statement.execute(sql);
                }
            }
        }
    }

    /** Executes statements that the owner of the schema may not, which takes the embedded PostgreSQL. */
    void asSuperuser(String... statements) throws SQLException {
        try (Connection connection = service.asSuperuser();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static boolean mayCheckpoint(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("select pg_has_role('pg_checkpoint', 'usage')")) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    long number(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getLong(1);
        }
    }

    /** The options that say how much memory it may take. */
    String memoryOptions() {
        return Stream.of(service.process().info().arguments().orElseThrow())
                .filter(option -> option.startsWith("-X") && !option.startsWith("-Xlog"))
                .map(option -> option.replaceFirst("(AOTCache)=.*", "$1"))
                .collect(Collectors.joining(" "));
    }

    @Override
    public void close() {
        service.close();
    }
}
