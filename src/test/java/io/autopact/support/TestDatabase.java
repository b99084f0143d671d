package io.autopact.support;

import io.autopact.shared.postgres.EmbeddedPostgres;
import io.autopact.shared.postgres.EmbeddedPostgresProperties;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * The one place that decides which PostgreSQL the tests run on: the external one that {@code SPRING_DATASOURCE_URL}
 * names (its login must be allowed to make roles and databases), else a container where an engine answers, else the
 * embedded binaries. Each caller gets a database of its own with the roles of a proper installation.
 */
public final class TestDatabase {

    private static final Logger log = LoggerFactory.getLogger(TestDatabase.class);
    private static final String PASSWORD = UUID.randomUUID().toString();
    private static final String BI_TOOL = "test_bi";
    private static final Server SERVER = start();

    private TestDatabase() {}

    private record Server(UnaryOperator<String> url, String user, String password) {}

    /**
     * A fresh database.
     *
     * @param url its JDBC address
     * @param owner the role that owns the schema
     * @param application the role that the service works as
     * @param password the password of all
     */
    public record Fresh(String url, String owner, String application, String password) {

        /** A connection as the owner. */
        public Connection asOwner() throws SQLException {
            return DriverManager.getConnection(url, owner, password);
        }

        /** A connection as the service's own role. */
        public Connection asApplication() throws SQLException {
            return DriverManager.getConnection(url, application, password);
        }

        /** A connection as a BI tool, which may read the views and nothing else. */
        public Connection asBiTool() throws SQLException {
            return DriverManager.getConnection(url, BI_TOOL, password);
        }

        /** What the migrations have to be told. */
        public Map<String, String> placeholders() {
            return Map.of("applicationRole", application, "zone", "'Asia/Shanghai'");
        }
    }

    /** Makes an empty database. */
    public static Fresh fresh() {
        String name = "t" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
        try (Connection connection =
                        DriverManager.getConnection(SERVER.url().apply("postgres"), SERVER.user(), SERVER.password());
                Statement statement = connection.createStatement()) {
            make(statement, "autopact_bi");
            for (String role : List.of("test_owner", "test_app", BI_TOOL)) {
                make(statement, role);
                statement.execute("alter role %s login password '%s'".formatted(role, PASSWORD));
            }
            statement.execute("grant autopact_bi to " + BI_TOOL);
            statement.execute("create database %s owner test_owner".formatted(name));
            statement.execute("revoke all on database %s from public".formatted(name));
            statement.execute("grant connect, temporary on database %s to test_app".formatted(name));
            statement.execute("grant connect on database %s to autopact_bi".formatted(name));
        } catch (SQLException e) {
            throw new IllegalStateException("No database could be made for a test", e);
        }
        return new Fresh(SERVER.url().apply(name), "test_owner", "test_app", PASSWORD);
    }

    private static void make(Statement statement, String role) throws SQLException {
        statement.execute("""
                do $$ begin
                    if not exists (select from pg_roles where rolname = '%1$s') then create role %1$s; end if;
                end $$""".formatted(role));
    }

    private static Server start() {
        String external = System.getenv("SPRING_DATASOURCE_URL");
        if (external != null && !external.isEmpty()) {
            log.info("Tests run on the external PostgreSQL of SPRING_DATASOURCE_URL");
            return new Server(
                    database -> external.replaceFirst("(jdbc:postgresql://[^/]*/)[^?]*", "$1" + database),
                    System.getenv().getOrDefault("SPRING_DATASOURCE_USERNAME", "postgres"),
                    System.getenv().getOrDefault("SPRING_DATASOURCE_PASSWORD", ""));
        }
        return containerEngineAnswers() ? container() : embedded();
    }

    private static boolean containerEngineAnswers() {
        try {
            return DockerClientFactory.instance().isDockerAvailable();
        } catch (RuntimeException noEngine) {
            return false;
        }
    }

    @SuppressWarnings("resource")
    private static Server container() {
        PostgreSQLContainer postgres = new PostgreSQLContainer("postgres:18");
        try {
            postgres.start();
        } catch (RuntimeException noImage) {
            log.warn("A container engine answers and cannot run postgres:18; tests run on the embedded one", noImage);
            return embedded();
        }
        log.info("Tests run on PostgreSQL in a container");
        return new Server(
                database -> "jdbc:postgresql://%s:%d/%s"
                        .formatted(postgres.getHost(), postgres.getMappedPort(5432), database),
                postgres.getUsername(),
                postgres.getPassword());
    }

    private static Server embedded() {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(new EmbeddedPostgresProperties(
                Path.of("target", "test-postgres"), Builds.postgresVersion(), Duration.ofMinutes(2)));
        Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
        log.info("Tests run on the embedded PostgreSQL");
        return new Server(
                postgres::jdbcUrl,
                postgres.superuser().name(),
                postgres.superuser().password());
    }
}
