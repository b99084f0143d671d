package io.autopact.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.OwnDatabase;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.ContextConfiguration;

/** Pages about all automakers take their turns with whatever else is put together about all of them. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "autopact.portfolio=article")
@ContextConfiguration(initializers = OwnDatabase.class)
@Import({Api.class, PageTurnTests.OneTurn.class})
class PageTurnTests {

    @Autowired
    private Api api;

    @Autowired
    private PortfolioTurns turns;

    @TestConfiguration
    static class OneTurn {

        /** One at a time, and nobody waits. */
        @Bean
        @Primary
        PortfolioTurns oneTurn() {
            return new PortfolioTurns(1, Duration.ZERO);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/?asOf=2019-07-01",
                "/?asOf=2019-07-01&view=present",
                "/architecture?asOf=2019-07-01",
                "/architecture?asOf=2019-07-01&view=present",
                "/architecture/IOV?asOf=2019-07-01",
                "/domains/CONNECTED_VEHICLE?asOf=2019-07-01",
                "/organizations/dongfeng?knownAt={now}"
            })
    void whatIsAboutAllOfThemWaitsForItsTurn(String address) {
        String page = address.replace("{now}", Instant.now().toString());
        turns.take(() -> opened(page).has(503));
        opened(page).has(200);
    }

    @Test
    void whatIsKeptAndWhatIsAboutOneOfThemWaitsForNobody() {
        String kept = opened("/architecture").has(200).body();
        turns.take(() -> {
            assertThat(opened("/architecture").has(200).body()).isEqualTo(kept);
            return opened("/organizations/geely").has(200);
        });
    }

    private Answer opened(String page) {
        return api.get(page, "Accept", "text/html");
    }
}
