package io.autopact.integration.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Finds the addresses of hosts, in time: a lookup cannot be interrupted, so that each is left to a thread of its own
 * and waited for no longer than there is time.
 */
@Component
class HostNames implements DisposableBean {

    private static final int AT_ONCE = 64;

    /** An attempt looks twice, at what the address is and when it connects, and is to have time left for the rest. */
    private static final int PARTS = 3;

    private final Duration limit;
    private final Lookup lookup;
    private final ThreadPoolExecutor threads;

    /** Asks whoever knows. */
    @FunctionalInterface
    interface Lookup {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    @Autowired
    HostNames(WebhookProperties properties) {
        this(properties, InetAddress::getAllByName);
    }

    HostNames(WebhookProperties properties, Lookup lookup) {
        this.limit = properties.timeout().dividedBy(PARTS);
        this.lookup = lookup;
        threads = new ThreadPoolExecutor(
                AT_ONCE,
                AT_ONCE,
                30,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name("host-names-", 0).factory());
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * The addresses of a host.
     *
     * @throws UnknownHostException if nobody knows it, or nobody says so in time
     */
    List<InetAddress> addresses(String host) throws UnknownHostException {
        Future<InetAddress[]> found = threads.submit(() -> lookup.addresses(host));
        try {
            return List.of(found.get(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException late) {
            found.cancel(true);
            throw new UnknownHostException("The name of the host was not resolved in time");
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof UnknownHostException unknown
                    ? unknown
                    : new UnknownHostException(String.valueOf(failed.getCause()));
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new UnknownHostException("The service is about to end");
        }
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
