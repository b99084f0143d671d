package io.autopact.integration.webhook;

import io.autopact.integration.webhook.HeldLanes.Attempt;
import io.autopact.integration.webhook.HeldLanes.Following;
import io.autopact.integration.webhook.HeldLanes.Lane;
import io.autopact.integration.webhook.HeldLanes.Next;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sends what waits on a lane, one after the other, until something fails or nothing is left. */
@Component
class Sender {

    /** So many ask the database at once, beside what is kept of attempts: requests need connections too. */
    private static final int AT_ONCE = 2;

    private final HeldLanes held;
    private final DeliveryQueue queue;
    private final Courier courier;
    private final WebhookSecrets secrets;
    private final Robots robots;
    private final RobotMessages messages;
    private final WebhookState states;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private final Gathered<Attempt, Following> ends;

    Sender(
            HeldLanes held,
            DeliveryQueue queue,
            Courier courier,
            WebhookSecrets secrets,
            Robots robots,
            RobotMessages messages,
            WebhookState states,
            Clock clock,
            MeterRegistry meters) {
        this.held = held;
        this.queue = queue;
        this.courier = courier;
        this.secrets = secrets;
        this.robots = robots;
        this.messages = messages;
        this.states = states;
        this.clock = clock;
        this.meters = meters;
        ends = new Gathered<>(new Semaphore(1, true), held::end);
    }

    /**
     * Sends from a lane that is held.
     *
     * @param first what is sent first; null where nothing is
     */
    void send(Lane lane, @Nullable Next first) {
        Following following = new Following(true, first);
        while (following.next() != null && following.next().enabled()) {
            following = attempt(lane, following.next());
        }
        if (following.held()) {
            turn(() -> {
                held.release(lane);
                return lane;
            });
        }
    }

    private Following attempt(Lane lane, Next next) {
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
            return ends.ask(new Attempt(lane, next, began, outcome, DeliveryState.DELIVERED, null));
        }
        Optional<Duration> pause = Schedule.pause(next.attempts() + 1, ThreadLocalRandom.current());
        Instant due =
                pause.map(wait -> clock.instant().plus(longer(wait, outcome))).orElse(null);
        Optional<WebhookState.Why> end = outcome.isGone() ? Optional.of(WebhookState.Why.GONE) : patienceEnds(next);
        Following following = fail(new Attempt(
                lane, next, began, outcome, due == null ? DeliveryState.FAILED : DeliveryState.PENDING, due));
        end.ifPresent(why -> turn(() -> {
            states.disable(next.code(), why);
            return why;
        }));
        // Nothing more is sent to a webhook that was disabled, whatever was found on the lane before.
        return end.isPresent() ? new Following(following.held(), null) : following;
    }

    private Following fail(Attempt attempt) {
        Following following = ends.ask(attempt);
        if (attempt.state() == DeliveryState.FAILED) {
            turn(() -> {
                queue.forgetFailing(attempt.lane().webhook());
                return attempt;
            });
        }
        return following;
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
