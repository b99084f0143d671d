package io.autopact.integration.webhook;

import io.autopact.integration.webhook.DeliveryQueue.Lane;
import io.autopact.integration.webhook.DeliveryQueue.Next;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sends what waits on a lane, one after the other, until something fails or nothing is left. */
@Component
@RequiredArgsConstructor
class Sender {

    /** So many ask the database at once: requests need connections too. */
    private static final int AT_ONCE = 3;

    private final DeliveryQueue queue;
    private final Courier courier;
    private final WebhookSecrets secrets;
    private final Robots robots;
    private final RobotMessages messages;
    private final WebhookState states;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Semaphore turns = new Semaphore(AT_ONCE, true);

    /** Sends from a lane that is held. */
    void send(Lane lane, UUID lease) {
        Optional<Next> next = next(lane, lease);
        while (next.isPresent()) {
            if (!attempt(lane, lease, next.get())) {
                return;
            }
            next = next(lane, lease);
        }
        turn(() -> {
            queue.release(lane, lease);
            return lane;
        });
    }

    private Optional<Next> next(Lane lane, UUID lease) {
        return turn(() -> queue.next(lane, lease)).filter(Next::enabled);
    }

    private boolean attempt(Lane lane, UUID lease, Next next) {
        Instant began = clock.instant();
        if (next.attempts() == 0 && !next.format().isRobot()) {
            Timer.builder("autopact.webhooks.wait")
                    .description("From the commit of a change to the first attempt to send it")
                    .publishPercentiles(0.5, 0.99)
                    .register(meters)
                    .record(positive(Duration.between(next.committedAt(), began)));
        }
        Outcome outcome = post(next, began);
        meters.counter(
                        "autopact.webhooks.attempts",
                        "endpoint",
                        next.code(),
                        "outcome",
                        outcome.succeeded() ? "success" : "failure")
                .increment();
        if (outcome.succeeded()) {
            return turn(() -> queue.end(lane, lease, next, began, outcome, DeliveryState.DELIVERED, null));
        }
        Optional<Duration> pause = Schedule.pause(next.attempts() + 1, ThreadLocalRandom.current());
        Instant due =
                pause.map(wait -> clock.instant().plus(longer(wait, outcome))).orElse(null);
        Optional<WebhookState.Why> end = outcome.isGone() ? Optional.of(WebhookState.Why.GONE) : patienceEnds(next);
        boolean goesOn = turn(() -> fail(lane, lease, next, began, outcome, due));
        end.ifPresent(why -> turn(() -> {
            states.disable(next.code(), why);
            return why;
        }));
        // On a lane of a webhook that was disabled nothing is found any more.
        return goesOn;
    }

    private boolean fail(Lane lane, UUID lease, Next next, Instant began, Outcome outcome, @Nullable Instant due) {
        if (due != null) {
            return queue.end(lane, lease, next, began, outcome, DeliveryState.PENDING, due);
        }
        boolean goesOn = queue.end(lane, lease, next, began, outcome, DeliveryState.FAILED, null);
        queue.forgetFailing(next.webhook());
        return goesOn;
    }

    private static Duration longer(Duration pause, Outcome outcome) {
        Duration wanted = outcome.retryAfter();
        return wanted != null && wanted.compareTo(pause) > 0 ? wanted : pause;
    }

    private static Duration positive(Duration time) {
        return time.isNegative() ? Duration.ZERO : time;
    }

    private Optional<WebhookState.Why> patienceEnds(Next next) {
        return turn(() -> queue.failingSince(next.webhook()))
                .filter(since -> !clock.instant().isBefore(since.plus(Schedule.PATIENCE)))
                .map(since -> WebhookState.Why.FAILING);
    }

    private Outcome post(Next next, Instant moment) {
        List<String> open = next.secrets().stream()
                .flatMap(kept -> secrets.open(kept).stream())
                .toList();
        if (open.isEmpty() && !(next.format().isRobot() && next.secrets().isEmpty())) {
            return Outcome.unsent("The secret cannot be opened: it was sealed with another AUTOPACT_WEBHOOK_KEY");
        }
        return next.format().isRobot()
                ? robots.judged(courier.send(robots.posting(
                        next.format(),
                        next.url(),
                        open.isEmpty() ? null : open.getFirst(),
                        turn(() -> messages.write(next)),
                        moment)))
                : courier.send(signed(next, open, moment));
    }

    private static Posting signed(Next next, List<String> open, Instant moment) {
        String id = next.eventId().toString();
        long seconds = moment.getEpochSecond();
        String signatures = open.stream()
                .map(secret -> WebhookSecrets.sign(secret, id, seconds, next.body()))
                .collect(Collectors.joining(" "));
        return new Posting(
                next.url(),
                Map.of("webhook-id", id, "webhook-timestamp", Long.toString(seconds), "webhook-signature", signatures),
                "application/cloudevents+json",
                next.body());
    }

    private <T> T turn(Supplier<T> asking) {
        turns.acquireUninterruptibly();
        try {
            return asking.get();
        } finally {
            turns.release();
        }
    }
}
