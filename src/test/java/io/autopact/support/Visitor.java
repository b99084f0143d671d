package io.autopact.support;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who looks at pages as with a browser: keeps cookies, asks for HTML and sends forms, and follows a redirect
 * only when told to.
 */
public final class Visitor {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final String HTML = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    private final String address;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    /** Somebody who comes to this address, without a path, for the first time. */
    public Visitor(String address) {
        this.address = address;
    }

    /** The same browser at another instance of the service. */
    public Visitor at(String otherAddress) {
        Visitor there = new Visitor(otherAddress);
        there.cookies.putAll(cookies);
        return there;
    }

    /** The cookies that the browser has. */
    public Map<String, String> cookies() {
        return cookies;
    }

    /** Opens an address; headers come as name, value, name, value. */
    public Answer open(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    /** Sends a form, as it is. */
    public Answer submit(String path, Map<String, String> form, String... headers) {
        String body = form.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send("POST", path, body, headers);
    }

    /** Opens the login, and sends its form with a token. */
    public Answer logIn(String token) {
        Answer form = open("/login");
        return submit("/login", Map.of("_csrf", formToken(form), "token", token));
    }

    /** What the forms of a page bring along. */
    public static String formToken(Answer page) {
        Matcher token = FORM_TOKEN.matcher(page.body());
        if (!token.find()) {
            throw new AssertionError("No form in " + page.body());
        }
        return token.group(1);
    }

    /** Sends a request with the cookies of the browser. */
    public Answer send(String method, String path, @Nullable String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(Duration.ofSeconds(60))
                .setHeader("Accept", HTML)
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (body != null) {
            request.setHeader("Content-Type", "application/x-www-form-urlencoded");
        }
        if (!cookies.isEmpty()) {
            request.setHeader(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new AssertionError("No answer to " + method + " " + path + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted", e);
        }
    }

    private void keep(String setCookie) {
        String pair = setCookie.split(";", 2)[0];
        String name = pair.substring(0, pair.indexOf('='));
        if (setCookie.contains("Max-Age=0")) {
            cookies.remove(name);
        } else {
            cookies.put(name, pair.substring(name.length() + 1));
        }
    }
}
