package io.autopact.shared.postgres;

import io.autopact.shared.SlowStep;
import io.autopact.shared.StartupException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server of the service's own: durable, on loopback with passwords, in a kept directory.
 *
 * <p>A server that an earlier, killed service left behind is stopped cleanly and started anew; one that dies under the
 * service is started again on the same port, so that the connection pool finds it. Either way PostgreSQL recovers every
 * committed row from its log.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final String DATABASE = "autopact";

    /** The role that BI tools have their rights from: they can read the views of the data sets. */
    private static final String BI_TOOLS = "autopact_bi";

    private final DataDirectory directory;
    private final PostgresPrograms programs;
    private final Credentials credentials;
    private final String startSeconds;
    private final int port;
    private final ReentrantLock lifecycle = new ReentrantLock();
    private boolean stopping;

    private EmbeddedPostgres(EmbeddedPostgresProperties properties, DataDirectory directory) {
        this.directory = directory;
        this.startSeconds = Long.toString(properties.startTimeout().toSeconds());
        this.programs = new PostgresPrograms(PostgresBinaries.unpackInto(directory.programs(properties.version())));
        this.credentials = Credentials.in(directory.credentials());
        this.port = freePort();
        stopLeftOver();
        boolean fresh = !directory.holdsCluster();
        if (fresh) {
            SlowStep.run("Making a new database cluster in " + directory, this::makeCluster);
        } else {
            refuseOtherMajorVersion(properties.version());
        }
        startServer();
        if (fresh) {
            makeRolesAndDatabase();
            directory.clusterIsReady();
        }
        admit();
        log.info("The embedded PostgreSQL {} is up in {}", properties.version(), directory);
    }

    /**
     * Starts the server of a data directory, making the database where there is none yet.
     *
     * @param properties which directory, and which programs
     * @return the running server
     * @throws StartupException if the directory is taken by another service, or the server cannot run; the message says
     *     which
     */
    public static EmbeddedPostgres start(EmbeddedPostgresProperties properties) {
        DataDirectory directory = DataDirectory.take(properties.dataDir());
        try {
            return new EmbeddedPostgres(properties, directory);
        } catch (RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    /** The address of the service's database. */
    public String jdbcUrl() {
        return jdbcUrl(DATABASE);
    }

    /** The address of another database on the same server. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    /** The role that owns the schema and runs the migrations. */
    public Login owner() {
        return new Login(Credentials.OWNER, credentials.owner());
    }

    /** The role that the service works as: it can write the register and only read its history. */
    public Login application() {
        return new Login(Credentials.APPLICATION, credentials.application());
    }

    /** The role that administers the server, for tests that make databases of their own. */
    public Login superuser() {
        return new Login(Credentials.SUPERUSER, credentials.superuser());
    }

    /** The process id of the server, where it runs. */
    public Optional<Long> pid() {
        return postmaster().map(ProcessHandle::pid);
    }

    /** Stops the server cleanly and frees the directory. */
    @Override
    public void close() {
        lifecycle.lock();
        try {
            if (!stopping) {
                stopping = true;
                stopServer();
                directory.close();
            }
        } finally {
            lifecycle.unlock();
        }
    }

    private void makeCluster() {
        directory.discardHalfMadeCluster();
        Path passwordFile = directory.credentials().resolveSibling("superuser.password");
        try {
            Files.writeString(passwordFile, credentials.superuser());
            programs.run(
                    "initdb",
                    "--pgdata=" + directory.cluster(),
                    "--username=" + Credentials.SUPERUSER,
                    "--pwfile=" + passwordFile,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8");
        } catch (IOException e) {
            throw new StartupException("the data directory " + directory + " cannot be written: " + e, e);
        } finally {
            delete(passwordFile);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            log.warn("The file {} could not be deleted", file, e);
        }
    }

    private void startServer() {
        List<String> settings = List.of(
                "-p " + port,
                "-c listen_addresses=127.0.0.1",
                "-c unix_socket_directories=",
                "-c fsync=on",
                "-c synchronous_commit=on",
                "-c full_page_writes=on",
                "-c timezone=UTC",
                "-c log_timezone=UTC");
        programs.run(
                "pg_ctl",
                "start",
                "--wait",
                "--timeout=" + startSeconds,
                "--pgdata=" + directory.cluster(),
                "--log=" + directory.serverLog(),
                "--options=" + String.join(" ", settings));
        postmaster().ifPresent(this::watch);
    }

    private void watch(ProcessHandle server) {
        Thread.ofPlatform().daemon().name("embedded-postgres").start(() -> {
            server.onExit().join();
            startAgain();
        });
    }

    private void startAgain() {
        lifecycle.lock();
        try {
            if (stopping) {
                return;
            }
            log.warn("The embedded PostgreSQL ended unexpectedly; starting it again");
            for (int attempt = 1; ; attempt++) {
                try {
                    startServer();
                    log.info("The embedded PostgreSQL is up again");
                    return;
                } catch (StartupException stillGoing) {
                    // The processes of the dead server let go of its memory after the statement at hand.
                    if (attempt == 120) {
                        log.error("The embedded PostgreSQL does not start again: {}", stillGoing.getMessage());
                        return;
                    }
                }
                pause();
            }
        } finally {
            lifecycle.unlock();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void stopLeftOver() {
        Optional<ProcessHandle> server = postmaster();
        if (server.isPresent()) {
            log.warn(
                    "Stopping the PostgreSQL (process {}) that a killed service left behind",
                    server.get().pid());
            stopServer();
        } else {
            // Nothing runs here: a number in the file belongs to the dead, and may be another program's by now.
            delete(directory.cluster().resolve("postmaster.pid"));
        }
    }

    private void stopServer() {
        var result = programs.tryRun(
                Map.of(), "pg_ctl", "stop", "--wait", "--mode=fast", "--timeout=20", "--pgdata=" + directory.cluster());
        if (result.status() != 0 && postmaster().isPresent()) {
            log.warn(
                    "The embedded PostgreSQL did not stop in time: {}",
                    result.output().strip());
        }
    }

    /** The running server of this directory: the process of its pid file, if that is a PostgreSQL at all. */
    private Optional<ProcessHandle> postmaster() {
        try {
            List<String> lines = Files.readAllLines(directory.cluster().resolve("postmaster.pid"));
            return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> process.info().command().orElse("").endsWith("/postgres"));
        } catch (IOException | NumberFormatException | NoSuchElementException notRunning) {
            return Optional.empty();
        }
    }

    private void refuseOtherMajorVersion(String version) {
        try {
            String made =
                    Files.readString(directory.cluster().resolve("PG_VERSION")).strip();
            if (!version.startsWith(made + ".")) {
                throw new StartupException("the database in " + directory + " was made by PostgreSQL " + made
                        + " and this release brings " + version + "; export it with the release that made it.");
            }
        } catch (IOException e) {
            throw new StartupException("the database in " + directory + " is damaged: " + e, e);
        }
    }

    private void makeRolesAndDatabase() {
        try (Connection connection = asSuperuser();
                Statement statement = connection.createStatement()) {
            statement.execute("create role %s login password '%s'".formatted(Credentials.OWNER, credentials.owner()));
            statement.execute(
                    "create role %s login password '%s'".formatted(Credentials.APPLICATION, credentials.application()));
            statement.execute("create database %s owner %s".formatted(DATABASE, Credentials.OWNER));
        } catch (SQLException e) {
            throw new StartupException("the roles of the new database could not be made: " + e.getMessage(), e);
        }
    }

    /**
     * Says who may use the database, the role of BI tools included: at each start, as it may have been made before
     * there was such a role. The service itself needs none of this.
     */
    private void admit() {
        try (Connection connection = asSuperuser();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    do $$ begin
                        if not exists (select from pg_roles where rolname = '%1$s') then create role %1$s; end if;
                    end $$""".formatted(BI_TOOLS));
            statement.execute("revoke all on database %s from public".formatted(DATABASE));
            statement.execute(
                    "grant connect, temporary on database %s to %s".formatted(DATABASE, Credentials.APPLICATION));
            statement.execute("grant connect on database %s to %s".formatted(DATABASE, BI_TOOLS));
        } catch (SQLException e) {
            log.warn("BI tools have no role in {}: {}", directory, e.getMessage());
        }
    }

    private Connection asSuperuser() throws SQLException {
        return DriverManager.getConnection(jdbcUrl("postgres"), Credentials.SUPERUSER, credentials.superuser());
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new StartupException("no free port for the embedded PostgreSQL: " + e.getMessage(), e);
        }
    }

    /**
     * A database login.
     *
     * @param name the role
     * @param password its password
     */
    public record Login(String name, String password) {
        @Override
        public String toString() {
            return "Login[" + name + "]";
        }
    }
}
