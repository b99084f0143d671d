package io.autopact.integration.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Sends to receivers: the one way out of the service. It connects to just the address that it has looked at, follows no
 * redirect, keeps no cookie, and gives up after its time whatever the receiver or the resolver of names does.
 */
@Component
class Courier implements DisposableBean {

    private static final int KEPT_BYTES = 1024;

    /**
     * What is under way at once is bounded for each webhook by {@link Rounds}; what goes to one host shares this bound,
     * which is wide enough that some webhooks that hang take no connection from the others there, and no wider than
     * what a server keeps open.
     */
    private static final int CONNECTIONS_OF_A_HOST = 200;

    private static final Duration LONGEST_PAUSE = Duration.ofDays(1);

    private final Destinations destinations;
    private final Clock clock;
    private final Duration timeout;
    private final CloseableHttpClient client;
    private final ScheduledExecutorService watch = watch();

    Courier(Destinations destinations, HostNames names, WebhookProperties properties, Clock clock) {
        this.destinations = destinations;
        this.clock = clock;
        this.timeout = properties.timeout();
        Timeout limit = Timeout.of(timeout);
        client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new Checked(destinations, names))
                        .setMaxConnTotal(Integer.MAX_VALUE)
                        .setMaxConnPerRoute(CONNECTIONS_OF_A_HOST)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(limit)
                                .setSocketTimeout(limit)
                                .setTimeToLive(TimeValue.ofMinutes(1))
                                .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(limit)
                        .setResponseTimeout(limit)
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableContentCompression()
                .disableAuthCaching()
                .setUserAgent("autopact-webhooks/1")
                .build();
    }

    private static ScheduledExecutorService watch() {
        ScheduledThreadPoolExecutor watch = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("webhook-time").factory());
        watch.setRemoveOnCancelPolicy(true);
        return watch;
    }

    /** Resolves names to addresses that may be reached; if one of them may not, to none. */
    private record Checked(Destinations destinations, HostNames names) implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            List<InetAddress> addresses = names.addresses(host);
            for (InetAddress address : addresses) {
                if (!destinations.mayReach(host, address)) {
                    throw new UnknownHostException("The address leads into a network that is not public");
                }
            }
            return addresses.toArray(InetAddress[]::new);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    /** Sends a body, if what is allowed now allows the address. */
    Outcome send(Posting posting) {
        long began = System.nanoTime();
        Optional<String> complaint = destinations.complaint(posting.url());
        if (complaint.isPresent()) {
            return Outcome.unsent("url %s.".formatted(complaint.get()));
        }
        HttpPost post = new HttpPost(posting.url());
        posting.headers().forEach(post::setHeader);
        post.setEntity(
                new StringEntity(posting.body(), ContentType.create(posting.mediaType(), StandardCharsets.UTF_8)));
        AtomicBoolean late = new AtomicBoolean();
        var end = watch.schedule(
                () -> {
                    late.set(true);
                    post.abort();
                },
                timeout.minus(since(began)).toMillis(),
                TimeUnit.MILLISECONDS);
        try {
            ClassicHttpResponse response = client.executeOpen(null, post, null);
            try {
                return new Outcome(response.getCode(), since(began), beginning(response), null, retryAfter(response));
            } finally {
                leave(post, response);
            }
        } catch (IOException | RuntimeException failure) {
            return new Outcome(null, since(began), null, late.get() ? "No answer in time" : told(failure), null);
        } finally {
            end.cancel(false);
        }
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private static String told(Exception failure) {
        String message = failure.getMessage();
        String kind = failure.getClass().getSimpleName();
        String said = message == null ? kind : message;
        String told = failure instanceof SSLException ? "The connection is not safe: " + said : said;
        return told.length() > 500 ? told.substring(0, 500) : told;
    }

    private static @Nullable String beginning(ClassicHttpResponse response) throws IOException {
        InputStream content = content(response);
        byte[] bytes = content == null ? new byte[0] : content.readNBytes(KEPT_BYTES);
        // A text of the database has no NUL.
        return content == null ? null : new String(bytes, StandardCharsets.UTF_8).replace('\0', ' ');
    }

    private static @Nullable InputStream content(ClassicHttpResponse response) throws IOException {
        return response.getEntity() == null ? null : response.getEntity().getContent();
    }

    /** A connection whose answer was read to its end serves again; the rest of a longer one is nobody's concern. */
    private static void leave(HttpPost post, ClassicHttpResponse response) {
        try {
            InputStream content = content(response);
            if (content != null && content.read() >= 0) {
                post.abort();
            }
            response.close();
        } catch (IOException broken) {
            // What was to be known of the answer is known.
        }
    }

    /** What Retry-After says, in seconds or as a date. */
    private @Nullable Duration retryAfter(ClassicHttpResponse response) {
        Header header = response.getFirstHeader(HttpHeaders.RETRY_AFTER);
        String value = header == null || header.getValue() == null
                ? ""
                : header.getValue().strip();
        Duration wait;
        if (value.matches("\\d{1,9}")) {
            wait = Duration.ofSeconds(Long.parseLong(value));
        } else {
            try {
                Instant moment = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant();
                wait = Duration.between(clock.instant(), moment);
            } catch (DateTimeParseException none) {
                return null;
            }
        }
        return wait.isNegative() ? Duration.ZERO : wait.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : wait;
    }

    @Override
    public void destroy() throws IOException {
        watch.shutdownNow();
        client.close();
    }
}
