package io.autopact.support;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The service as a process of its own, on the embedded default, as a person starts it: it can be killed. */
public final class ServiceProcess implements AutoCloseable {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String TOKEN = "restart-test-token";

    private final Process process;
    private final Path output;
    private final Path dataDirectory;
    private final int port;

    private ServiceProcess(Process process, Path output, Path dataDirectory, int port) {
        this.process = process;
        this.output = output;
        this.dataDirectory = dataDirectory;
        this.port = port;
    }

    /** Starts the service; it is not waited for. */
    public static ServiceProcess start(Path dataDirectory, int port, Map<String, String> environment) {
        // Started many times for a few requests each: what compiles quickly is quicker.
        return start(dataDirectory, port, environment, List.of("-XX:TieredStopAtLevel=1"));
    }

    /** Starts the service with these options of the JVM; it is not waited for. */
    public static ServiceProcess start(
            Path dataDirectory, int port, Map<String, String> environment, List<String> options) {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath(), "io.autopact.AutopactApplication"));
        return run(command, dataDirectory, port, environment);
    }

    /** Starts the service by this command, such as that of its launcher; it is not waited for. */
    public static ServiceProcess run(
            List<String> command, Path dataDirectory, int port, Map<String, String> environment) {
        try {
            Path output = Files.createTempFile("autopact", ".log");
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            Stream.of("SPRING_DATASOURCE_URL", "SPRING_DATASOURCE_USERNAME", "SPRING_DATASOURCE_PASSWORD")
                    .forEach(builder.environment()::remove);
            builder.environment().put("AUTOPACT_DATA_DIR", dataDirectory.toString());
            builder.environment().put("AUTOPACT_BOOTSTRAP_TOKEN", TOKEN);
            builder.environment().put("SERVER_PORT", Integer.toString(port));
            builder.environment().putAll(environment);
            return new ServiceProcess(builder.start(), output, dataDirectory, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * That of the tests without its empty entry, which is the working directory: the migrations would be there twice.
     */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Starts the service and waits until it can be asked. */
    public static ServiceProcess startAndWait(Path dataDirectory) {
        ServiceProcess service = start(dataDirectory, freePort(), Map.of());
        service.awaitReady();
        return service;
    }

    /** A port that nothing listens on. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its resident memory in MB, as Linux tells it: now ({@code VmRSS}), or at its highest ({@code VmHWM}). */
    public long memory(String which) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/%d/status".formatted(process.pid())))) {
            return lines.filter(line -> line.startsWith(which))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Waits until health says that everything can be asked. */
    public void awaitReady() {
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    if (!process.isAlive()) {
                        throw new AssertionError("The service ended: " + output());
                    }
                    return healthStatus() == 200;
                });
    }

    /** Waits until this path is answered with 200. */
    public void awaitAnswer(String path) {
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    if (!process.isAlive()) {
                        throw new AssertionError("The service ended: " + output());
                    }
                    return send(request(path).build()) == 200;
                });
    }

    private int healthStatus() {
        return send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/actuator/health"))
                .timeout(Duration.ofSeconds(5))
                .build());
    }

    /** The status that a request is answered with; 0 where there is no answer. Headers come as name, value. */
    public int status(String method, String path, @Nullable String body, String... headers) {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return send(request.build());
    }

    /** Sends a file, and gives what is answered. */
    public String upload(String path, String type, byte[] content) {
        try {
            return CLIENT.send(
                            request(path)
                                    .header("Content-Type", type)
                                    .POST(HttpRequest.BodyPublishers.ofByteArray(content))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError("No answer to " + path, e);
        }
    }

    /** What a path answers. */
    public String read(String path) {
        try {
            return CLIENT.send(request(path).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError("No answer to " + path, e);
        }
    }

    /** The ETag that a path is answered with. */
    public String tag(String path) {
        try {
            return CLIENT.send(request(path).build(), HttpResponse.BodyHandlers.discarding())
                    .headers()
                    .firstValue("ETag")
                    .orElseThrow();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError("No answer to " + path, e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + TOKEN);
    }

    private static int send(HttpRequest request) {
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException noAnswer) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    /** Ends the service as kill -9 does. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Ends the service's PostgreSQL as kill -9 does. */
    public void killPostgres() {
        postgres().destroyForcibly();
    }

    /** The process of the service's PostgreSQL. */
    public ProcessHandle postgres() {
        try {
            List<String> lines = Files.readAllLines(dataDirectory.resolve("cluster/postmaster.pid"));
            return ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks the service to end, as SIGTERM does, and gives the seconds that it took. */
    public long terminate() {
        long begin = System.nanoTime();
        process.destroy();
        awaitEnd();
        return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin);
    }

    /** Waits for the service to end by itself, and gives its exit status. */
    public int awaitEnd() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new AssertionError("The service does not end: " + output());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted", e);
        }
    }

    /** The service's process. */
    public ProcessHandle process() {
        return process.toHandle();
    }

    /** The token that may do everything. */
    public String token() {
        return TOKEN;
    }

    /** A connection to the service's database as the owner of the schema. */
    public Connection asOwner() throws SQLException {
        return connectAs("autopact_owner");
    }

    /** A connection to the service's database as its superuser. */
    public Connection asSuperuser() throws SQLException {
        return connectAs("postgres");
    }

    /** Where its embedded PostgreSQL writes what happens to it. */
    public Path databaseLog() {
        return dataDirectory.resolve("postgresql.log");
    }

    private Connection connectAs(String role) throws SQLException {
        try {
            String databasePort = Files.readAllLines(dataDirectory.resolve("cluster/postmaster.pid"))
                    .get(3)
                    .strip();
            return DriverManager.getConnection(
                    "jdbc:postgresql://127.0.0.1:%s/autopact".formatted(databasePort), role, password(role));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The password of the owner of the schema. */
    public String ownerPassword() {
        return password("autopact_owner");
    }

    private String password(String role) {
        try (Reader file = Files.newBufferedReader(dataDirectory.resolve("credentials.properties"))) {
            Properties credentials = new Properties();
            credentials.load(file);
            return credentials.getProperty(role);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The port that the service listens on. */
    public int port() {
        return port;
    }

    /** All that the service printed. */
    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            terminate();
        }
    }
}
