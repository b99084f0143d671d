package io.autopact.support;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;

/**
 * Speaks HTTP to the running service, as whoever is wanted. Every answer is held to the OpenAPI document by the way, so
 * that a test fails where the document does not say what the service answers.
 */
@TestComponent
public class Api {

    private HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private @Nullable ReverseProxy proxy;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final Environment environment;

    Api(Environment environment) {
        this.environment = environment;
    }

    /** The address that the service answers at, without a path. */
    public String address() {
        return proxy != null ? proxy.address() : serviceAddress();
    }

    /** Speaks through a proxy from now on, and takes compressed answers from it. */
    public void through(ReverseProxy front) {
        proxy = front;
        client = front.client();
    }

    /** The service's own address. */
    public String serviceAddress() {
        return "http://localhost:" + environment.getRequiredProperty("local.server.port");
    }

    /** The administrator's token. */
    public String adminToken() {
        return environment.getRequiredProperty("autopact.bootstrap-token");
    }

    /** A token with this role. */
    public String token(String role) {
        return role.equals("ADMIN")
                ? adminToken()
                : tokens.computeIfAbsent(
                        role,
                        wanted -> String.valueOf(post(
                                        "/api/v1/tokens",
                                        "{\"name\": \"test %s\", \"roles\": [\"%s\"]}".formatted(wanted, wanted))
                                .has(201)
                                .at("/token")));
    }

    /** Reads a path as an administrator. */
    public Answer get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    /** What a path gives out to an administrator, byte for byte. */
    public byte[] download(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address() + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + adminToken())
                .build();
        try {
            HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new AssertionError("%s was answered %d".formatted(path, response.statusCode()));
            }
            return response.body();
        } catch (IOException e) {
            throw new AssertionError("No answer to " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted", e);
        }
    }

    /** Posts JSON as an administrator. */
    public Answer post(String path, String body, String... headers) {
        return send("POST", path, body, headers);
    }

    /** Puts JSON as an administrator. */
    public Answer put(String path, String body, String... headers) {
        return send("PUT", path, body, headers);
    }

    /** Sends a merge patch as an administrator. */
    public Answer patch(String path, String body, String... headers) {
        String[] typed = Arrays.copyOf(headers, headers.length + 2);
        typed[headers.length] = "Content-Type";
        typed[headers.length + 1] = "application/merge-patch+json";
        return send("PATCH", path, body, typed);
    }

    /** Deletes as an administrator. */
    public Answer delete(String path, String... headers) {
        return send("DELETE", path, null, headers);
    }

    private static String text(HttpResponse<byte[]> response) throws IOException {
        byte[] body = response.body();
        boolean zipped = response.headers()
                .firstValue("Content-Encoding")
                .filter("gzip"::equals)
                .isPresent();
        if (zipped && body.length > 0) {
            try (InputStream unzipped = new GZIPInputStream(new ByteArrayInputStream(body))) {
                body = unzipped.readAllBytes();
            }
        }
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Sends a request as an administrator; headers come as name, value, name, value. */
    public Answer send(String method, String path, @Nullable String body, String... headers) {
        return sendAs(adminToken(), method, path, body, headers);
    }

    /** Sends a request with this token, or with none. */
    public Answer sendAs(@Nullable String token, String method, String path, @Nullable String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address() + path))
                .timeout(Duration.ofSeconds(60))
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        boolean typed = false;
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
            typed |= headers[i].equalsIgnoreCase("Content-Type");
        }
        if (body != null && !typed) {
            request.header("Content-Type", "application/json");
        }
        try {
            if (proxy != null) {
                request.setHeader("Accept-Encoding", "gzip");
            }
            HttpResponse<byte[]> response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            Answer answer = new Answer(response.statusCode(), response.headers(), text(response));
            DocumentedAnswers.check(method, path, answer);
            return answer;
        } catch (IOException e) {
            throw new AssertionError("No answer to " + method + " " + path + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted", e);
        }
    }
}
