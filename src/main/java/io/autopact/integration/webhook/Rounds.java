package io.autopact.integration.webhook;

import io.autopact.integration.webhook.HeldLanes.Lane;
import io.autopact.integration.webhook.HeldLanes.Next;
import io.autopact.integration.webhook.Transfer.Active;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Goes round as long as the service runs: takes lanes on which something is due, and has each sent from by a thread of
 * its own. A receiver that hangs takes up its own room alone.
 */
@Component
class Rounds extends WebhookRounds {

    private static final Logger log = LoggerFactory.getLogger(Rounds.class);

    private static final Duration BETWEEN_ROUNDS = Duration.ofMillis(100);
    private static final Duration AT_ONCE = Duration.ofMillis(5);
    private static final int ROOM_EACH = 10;

    private final HeldLanes held;
    private final Sender sender;
    private final Map<Long, AtomicInteger> underWay = new ConcurrentHashMap<>();

    Rounds(Transfer transfer, WebhookProperties properties, HeldLanes held, Sender sender) {
        super(transfer, properties);
        this.held = held;
        this.sender = sender;
    }

    @Override
    Duration round(List<Active> webhooks) {
        return claim(webhooks) > 0 ? AT_ONCE : BETWEEN_ROUNDS;
    }

    private int claim(List<Active> webhooks) {
        Map<Long, Integer> room = webhooks.stream()
                .collect(Collectors.toMap(
                        Active::id,
                        webhook -> ROOM_EACH - underWay(webhook.id()).get()));
        room.values().removeIf(free -> free <= 0);
        if (room.isEmpty()) {
            return 0;
        }
        List<Lane> lanes = held.claim(room, UUID.randomUUID());
        Map<Lane, Next> next = held.next(lanes);
        lanes.forEach(lane -> {
            underWay(lane.webhook()).incrementAndGet();
            Thread.ofVirtual().name("webhook-" + lane.name()).start(() -> send(lane, next.get(lane)));
        });
        return lanes.size();
    }

    private void send(Lane lane, @Nullable Next next) {
        try {
            sender.send(lane, next);
        } catch (RuntimeException failure) {
            // The lease runs out, and the lane is taken again.
            log.warn("A webhook could not be sent: {}", failure.getMessage());
        } finally {
            underWay(lane.webhook()).decrementAndGet();
        }
    }

    private AtomicInteger underWay(long webhook) {
        return underWay.computeIfAbsent(webhook, it -> new AtomicInteger());
    }
}
