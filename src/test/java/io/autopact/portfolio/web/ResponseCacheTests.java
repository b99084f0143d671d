package io.autopact.portfolio.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autopact.history.RegisterVersion;
import io.autopact.portfolio.PortfolioTurns;
import io.autopact.shared.time.CertaintyFilter;
import io.autopact.support.RegisterTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is kept of answers takes no more of the memory than it may, and is what was written. */
@RegisterTest
class ResponseCacheTests {

    private static final LocalDate DAY = LocalDate.of(2020, 1, 1);

    @Autowired
    private RegisterVersion register;

    @Autowired
    private PortfolioTurns turns;

    @Autowired
    private JdbcClient database;

    @Test
    void ofManyDatesOnlyWhatFitsIsKept() {
        ResponseCache bodies = new ResponseCache(register, turns, 100_000);
        for (int i = 0; i < 64; i++) {
            CachedResponse body = bodies.find(question(DAY.plusDays(i)), target -> target.write(noise(20_000)));
            assertThat(body.length()).isEqualTo(20_000);
            assertThat(bodies.size()).isLessThanOrEqualTo(100_000);
        }
        assertThat(bodies.size()).isPositive();
    }

    @Test
    void whoAsksTheSameAtOnceGetsTheOneThatIsWritten() throws Exception {
        ResponseCache bodies = new ResponseCache(register, turns, 1_000_000);
        AtomicInteger written = new AtomicInteger();
        List<CachedResponse> found = new ArrayList<>();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<CachedResponse>> answers = IntStream.range(0, 16)
                    .mapToObj(client -> clients.submit(() -> bodies.find(question(DAY), target -> {
                        written.incrementAndGet();
                        target.write(noise(1000));
                    })))
                    .toList();
            for (Future<CachedResponse> answer : answers) {
                found.add(answer.get());
            }
        }
        assertThat(found).hasSize(16);
        assertThat(found.stream().distinct().count()).isEqualTo(written.get());
    }

    /** What was answered before a record changed is of no use to anybody. */
    @Test
    void whatWasAnsweredOfAnEarlierRegisterIsLetGoOf() {
        ResponseCache bodies = new ResponseCache(register, turns, 1_000_000);
        bodies.find(question(DAY), target -> target.write(noise(20_000)));
        bodies.find(question(DAY.plusDays(1)), target -> target.write(noise(20_000)));
        assertThat(bodies.size()).isGreaterThan(20_000);
        database.sql("update cooperation_domain set position = position + 1").update();
        bodies.find(question(DAY), target -> target.write(7));
        assertThat(bodies.size()).isLessThan(1_000);
        database.sql("update cooperation_domain set position = position - 1").update();
    }

    @Test
    void whatIsAskedCountsToo() {
        ResponseCache bodies = new ResponseCache(register, turns, 50_000);
        List<String> organizations = IntStream.range(0, 2_000)
                .mapToObj("organization-with-a-code-%06d"::formatted)
                .toList();
        bodies.find(
                ResponseCache.Question.of("text", DAY, organizations, true, null, CertaintyFilter.CERTAIN),
                target -> target.write(7));
        assertThat(bodies.size()).isZero();
        bodies.find(question(DAY), target -> target.write(7));
        assertThat(bodies.size()).isPositive();
    }

    @Test
    void whatFailsIsNotKept() {
        ResponseCache bodies = new ResponseCache(register, turns, 1_000_000);
        assertThatThrownBy(() -> bodies.find(question(DAY), target -> {
                    throw new IllegalStateException("broken");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("broken");
        assertThat(bodies.find(question(DAY), target -> target.write(7)).length())
                .isOne();
    }

    @Test
    void itIsUnpackedToWhatWasWritten() throws IOException {
        byte[] content = noise(300_000);
        CachedResponse body = CachedResponse.of(target -> target.write(content));
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        body.unpackTo(plain);
        assertThat(plain.toByteArray()).isEqualTo(content);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(body.zipped())).readAllBytes())
                .isEqualTo(content);
        assertThat(body.length()).isEqualTo(300_000);
        assertThat(CachedResponse.of(target -> {}).length()).isZero();
    }

    private static ResponseCache.Question question(LocalDate day) {
        return ResponseCache.Question.of("text", day, null, false, null, CertaintyFilter.CERTAIN);
    }

    /** What does not compress. */
    private static byte[] noise(int length) {
        byte[] noise = new byte[length];
        new Random(length).nextBytes(noise);
        return noise;
    }
}
