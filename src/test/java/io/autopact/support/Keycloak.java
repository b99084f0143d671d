package io.autopact.support;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A real Keycloak with the realm {@code partners}, whose people are 张伟 ({@code zhang-wei}), 李娜 ({@code li-na}) and
 * somebody without a role ({@code no-role}). The build unpacked it; it keeps nothing on disk.
 */
public final class Keycloak implements AutoCloseable {

    private static final Path HOME = Path.of("target/keycloak").toAbsolutePath();
    private static final Path BUILT = HOME.resolve("built");
    private static final String REALM = "/realms/partners";
    private static final String ADMINISTRATOR = "admin";

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final Process process;
    private final Path output;
    private final String origin;
    private final String password;

    private Keycloak(Process process, Path output, String origin, String password) {
        this.process = process;
        this.output = output;
        this.origin = origin;
        this.password = password;
    }

    /** What its tokens call it when it listens on this port. */
    public static String address(int port) {
        return origin(port) + REALM;
    }

    private static String origin(int port) {
        return "http://localhost:" + port;
    }

    /**
     * Starts it and waits until it can be asked.
     *
     * @param service where people who have logged in are sent back to
     */
    public static Keycloak start(int port, String service) {
        String password = UUID.randomUUID().toString();
        try {
            Path output = Files.createTempFile("keycloak", ".log");
            Map<String, String> settings = Map.of(
                    "AUTOPACT_TEST_SERVICE", service,
                    "AUTOPACT_TEST_PASSWORD", password,
                    "KC_BOOTSTRAP_ADMIN_USERNAME", ADMINISTRATOR,
                    "KC_BOOTSTRAP_ADMIN_PASSWORD", password);
            build(output);
            Files.createDirectories(HOME.resolve("data/import"));
            Files.copy(
                    Path.of("src/test/resources/keycloak/partners.json"),
                    HOME.resolve("data/import/partners.json"),
                    StandardCopyOption.REPLACE_EXISTING);
            Process process = run(
                    output,
                    settings,
                    "start",
                    "--optimized",
                    "--import-realm",
                    "--http-enabled=true",
                    "--http-host=127.0.0.1",
                    "--http-port=" + port,
                    "--hostname=" + origin(port));
            Keycloak keycloak = new Keycloak(process, output, origin(port), password);
            keycloak.awaitReady();
            return keycloak;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What takes longest of a start, and is the same for each one. */
    private static void build(Path output) throws IOException {
        if (Files.exists(BUILT)) {
            return;
        }
        Process build = run(output, Map.of(), "build", "--db=dev-mem", "--cache=local");
        if (awaitEnd(build, Duration.ofMinutes(4)) != 0) {
            throw new AssertionError("Keycloak is not built: " + Files.readString(output));
        }
        Files.createFile(BUILT);
    }

    private static Process run(Path output, Map<String, String> settings, String... arguments) throws IOException {
        List<String> command = Stream.concat(
                        Stream.of("sh", HOME.resolve("bin/kc.sh").toString()), Stream.of(arguments))
                .toList();
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("KC_") || name.startsWith("JAVA_OPTS"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx320m");
        // It answers a few requests: what compiles quickly is quicker.
        builder.environment().put("JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1");
        builder.environment().putAll(settings);
        return builder.start();
    }

    private void awaitReady() {
        try {
            await().atMost(Duration.ofMinutes(3))
                    .pollInterval(Duration.ofMillis(300))
                    .until(this::answers);
        } catch (RuntimeException | Error failure) {
            close();
            throw failure;
        }
    }

    private boolean answers() throws IOException, InterruptedException {
        if (!process.isAlive()) {
            throw new AssertionError("Keycloak ended: " + Files.readString(output));
        }
        try {
            return send(HttpRequest.newBuilder(URI.create(origin + REALM + "/.well-known/openid-configuration"))
                                    .build())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** The password of everybody, made anew for each start. */
    public String password() {
        return password;
    }

    /** What somebody who gives their password is given, with an ID token: by a client that is for autopact. */
    public JsonNode tokens(String user) {
        return tokens(REALM, "autopact-tests", user);
    }

    /** An access token for autopact. */
    public String accessToken(String user) {
        return tokens(user).path("access_token").asString();
    }

    /** An access token that is meant for something else. */
    public String accessTokenOfAnotherClient(String user) {
        return tokens(REALM, "something-else", user).path("access_token").asString();
    }

    private JsonNode tokens(String realm, String client, String user) {
        String form = Map.of(
                        "grant_type", "password",
                        "client_id", client,
                        "username", user,
                        "password", password,
                        "scope", "openid")
                .entrySet()
                .stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpResponse<String> answer =
                must(HttpRequest.newBuilder(URI.create(origin + realm + "/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build());
        return JsonMapper.shared().readTree(answer.body());
    }

    /** Signs by a new key from now on, as an administrator makes it do; the old one stays published. */
    public void rotate() {
        String administrator = tokens("/realms/master", "admin-cli", ADMINISTRATOR)
                .path("access_token")
                .asString();
        must(HttpRequest.newBuilder(URI.create(origin + "/admin" + REALM + "/components"))
                .header("Authorization", "Bearer " + administrator)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("""
                        {"name": "newer", "providerId": "rsa-generated", "parentId": "partners",
                         "providerType": "org.keycloak.keys.KeyProvider",
                         "config": {"priority": ["1000"], "algorithm": ["RS256"], "keySize": ["2048"]}}"""))
                .build());
    }

    private static HttpResponse<String> must(HttpRequest request) {
        try {
            HttpResponse<String> answer = send(request);
            if (answer.statusCode() / 100 != 2) {
                throw new AssertionError(
                        "Keycloak answers %s with %d: %s".formatted(request.uri(), answer.statusCode(), answer.body()));
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted", e);
        }
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static int awaitEnd(Process process, Duration atMost) {
        try {
            if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                return -1;
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted", e);
        }
    }

    /** Ends it, the script that started it and the server itself. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        awaitEnd(process, Duration.ofSeconds(20));
    }
}
