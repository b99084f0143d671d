package io.autopact.shared.web;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.Constants;
import org.apache.coyote.Processor;
import org.apache.coyote.Request;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * Tomcat's HTTP connector, which also ends connections whose request has not said all of its head in time, or whose
 * client goes on sending a body that nobody reads any more. Tomcat's own timeouts begin anew with every byte, so that a
 * client which sends one now and then keeps its connection for ever.
 */
public final class DeadlineProtocol extends Http11NioProtocol {

    private static final long REST_NANOS = Duration.ofSeconds(5).toNanos();

    private final Map<SocketWrapperBase<?>, Long> swallowing = new ConcurrentHashMap<>();
    private volatile Duration deadline = Duration.ofSeconds(20);
    private @Nullable ScheduledFuture<?> rounds;

    /** Sets in what time the head of a request has to be there. */
    void setDeadline(Duration deadline) {
        this.deadline = deadline;
    }

    @Override
    public void start() throws Exception {
        super.start();
        rounds = getUtilityExecutor().scheduleWithFixedDelay(this::endSlowOnes, 1, 1, TimeUnit.SECONDS);
    }

    @Override
    public void stop() throws Exception {
        if (rounds != null) {
            rounds.cancel(false);
        }
        super.stop();
    }

    private void endSlowOnes() {
        long now = System.nanoTime();
        for (SocketWrapperBase<?> connection : getEndpoint().getConnections()) {
            if (isLate(connection, now)) {
                connection.close();
            }
        }
        swallowing.keySet().removeIf(SocketWrapperBase::isClosed);
    }

    private boolean isLate(SocketWrapperBase<?> connection, long now) {
        if (!(connection.getCurrentProcessor() instanceof Processor processor) || processor.isUpgrade()) {
            return false;
        }
        Request request = processor.getRequest();
        return switch (request.getRequestProcessor().getStage()) {
            // Between two pieces of a head the connector says that it has ended; what really has, has no start.
            case Constants.STAGE_PARSE, Constants.STAGE_KEEPALIVE, Constants.STAGE_ENDED -> {
                swallowing.remove(connection);
                yield request.getStartTimeNanos() > 0 && now - request.getStartTimeNanos() > deadline.toNanos();
            }
            case Constants.STAGE_ENDINPUT -> now - swallowing.computeIfAbsent(connection, it -> now) > REST_NANOS;
            default -> {
                swallowing.remove(connection);
                yield false;
            }
        };
    }
}
