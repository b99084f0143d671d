package io.autopact.support;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/** Sends files to import, and waits for how that ends. */
public final class Imports {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Api api;

    public Imports(Api api) {
        this.api = api;
    }

    /** Sends a CSV file and waits for the end of its job. */
    public Answer csv(String dataSet, String content, String... headers) {
        return csv(dataSet, content.getBytes(StandardCharsets.UTF_8), headers);
    }

    /** Sends a CSV file and waits for the end of its job. */
    public Answer csv(String target, byte[] content, String... headers) {
        return finished(send(api.adminToken(), target, "text/csv", content, headers));
    }

    /** Sends an archive and waits for the end of its job. */
    public Answer zip(byte[] content, String... headers) {
        return finished(send(api.adminToken(), "portfolio", "application/zip", content, headers));
    }

    /** Sends a file; the target may have a query. */
    public Answer send(String token, String target, String type, byte[] content, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(api.address() + "/api/v1/imports/" + target))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(content));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<String> response =
                    CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new AssertionError("No answer to an import of " + target, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted", e);
        }
    }

    /** The job of an import that was taken, once it is over. */
    public Answer finished(Answer taken) {
        taken.has(202);
        AtomicReference<Answer> job = new AtomicReference<>(taken);
        await("the end of " + taken.header("Location"))
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    job.set(api.get(taken.header("Location")).has(200));
                    return !"RUNNING".equals(job.get().at("/state"));
                });
        return job.get();
    }
}
