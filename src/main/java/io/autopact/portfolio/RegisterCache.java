package io.autopact.portfolio;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.autopact.history.KnownRegister;
import io.autopact.history.RegisterVersion;
import io.autopact.shared.Futures;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.function.ToIntBiFunction;

/**
 * Keeps answers for as long as the register stays what it was, which is asked of the database each time: any change of
 * any record, whoever commits it, makes all that is kept unasked for. What is written beside the records, such as when
 * a token was last used or that an event was sent, does not. Who asks what somebody is being answered waits for that
 * answer.
 *
 * @param <Q> what is asked
 * @param <A> what is answered
 */
public final class RegisterCache<Q, A> {

    private final RegisterVersion register;
    private final AsyncCache<Asked<Q>, A> answers;
    private volatile String latest = "";

    /**
     * A cache of its own.
     *
     * @param most how much of all answers together is kept
     * @param weight how much a question and its answer are together: what is asked can be longer than what is answered
     */
    public RegisterCache(RegisterVersion register, long most, ToIntBiFunction<Q, A> weight) {
        this.register = register;
        this.answers = Caffeine.newBuilder()
                .maximumWeight(most)
                .weigher((Asked<Q> asked, A answer) -> weight.applyAsInt(asked.question(), answer))
                .expireAfterAccess(Duration.ofMinutes(10))
                .buildAsync();
    }

    /** What is asked of which version of the register. */
    private record Asked<Q>(String version, Q question) {}

    /** The answer to a question, the kept one where the register is what it was; never of what was known once. */
    public A find(Q question, Supplier<A> answering) {
        if (KnownRegister.isTurnedBack()) {
            return answering.get();
        }
        CompletableFuture<A> mine = new CompletableFuture<>();
        CompletableFuture<A> others = answers.asMap().putIfAbsent(new Asked<>(version(), question), mine);
        if (others != null) {
            return Futures.join(others);
        }
        try {
            mine.complete(answering.get());
        } catch (Throwable failure) {
            // Whoever waits for it has asked the same, and gets the same answer.
            mine.completeExceptionally(failure);
        }
        return Futures.join(mine);
    }

    /** What was answered of an earlier version nobody asks for again: its memory is wanted for what is answered now. */
    private String version() {
        String version = register.ofRecords();
        if (!version.equals(latest)) {
            latest = version;
            answers.asMap().keySet().removeIf(asked -> !asked.version().equals(version));
        }
        return version;
    }

    /** What is kept now. */
    public Collection<A> kept() {
        answers.synchronous().cleanUp();
        return List.copyOf(answers.synchronous().asMap().values());
    }
}
