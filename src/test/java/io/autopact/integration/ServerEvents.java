package io.autopact.integration;

import io.autopact.support.Api;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of server-sent events, as the standard describes it. */
final class ServerEvents implements AutoCloseable {

    private final HttpClient client = HttpClient.newHttpClient();
    private final BufferedReader lines;
    private final InputStream body;
    private String lastId = "";

    /** An event with its id. */
    record Sent(String id, JsonNode data) {}

    private ServerEvents(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        if (response.statusCode() != 200) {
            throw new AssertionError("The stream was answered " + response.statusCode());
        }
        body = response.body();
        lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    }

    /** Opens the feed after a cursor. */
    static ServerEvents open(Api api, String after, String narrowed) throws IOException, InterruptedException {
        return open(api, api.adminToken(), after, narrowed);
    }

    /** The same with this token. */
    static ServerEvents open(Api api, String token, String after, String narrowed)
            throws IOException, InterruptedException {
        return new ServerEvents(request(api, "/api/v1/changes?after=" + after + narrowed)
                .setHeader("Authorization", "Bearer " + token)
                .build());
    }

    /** Comes back with the id that was read last. */
    static ServerEvents resume(Api api, String lastId, String narrowed) throws IOException, InterruptedException {
        return new ServerEvents(request(api, "/api/v1/changes?after=now" + narrowed)
                .header("Last-Event-ID", lastId)
                .build());
    }

    private static HttpRequest.Builder request(Api api, String path) {
        return HttpRequest.newBuilder(URI.create(api.address() + path))
                .header("Authorization", "Bearer " + api.adminToken())
                .header("Accept", "text/event-stream");
    }

    /** The id that was read last, of an event or before any. */
    String lastId() {
        return lastId;
    }

    /** The next event. */
    Sent next() throws IOException {
        StringBuilder data = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("id: ")) {
                lastId = line.substring(4);
            } else if (line.startsWith("data: ")) {
                data.append(line.substring(6));
            } else if (line.isEmpty() && !data.isEmpty()) {
                return new Sent(lastId, JsonMapper.shared().readTree(data.toString()));
            }
        }
        throw new AssertionError("The stream has ended");
    }

    @Override
    public void close() throws IOException {
        body.close();
        client.shutdownNow();
    }
}
