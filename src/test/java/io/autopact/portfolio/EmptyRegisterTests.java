package io.autopact.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Api;
import io.autopact.support.RegisterTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/**
 * What the portfolio answers on the first day, with nobody recorded at all. The name of the pool makes the service, and
 * with it the database, one of this test alone.
 */
@RegisterTest
@TestPropertySource(properties = "spring.datasource.hikari.pool-name=empty")
@DirtiesContext
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EmptyRegisterTests {

    @Autowired
    private Api api;

    @Test
    void theCoverageHasNoRowsAndAllDomains() {
        api.get("/api/v1/portfolio/coverage?asOf=2019-07-01").has(200).includes("""
                {"asOf": "2019-07-01", "architecture": "2019-05", "rows": [],
                 "domains": ["CONNECTED_VEHICLE", "SMART_MOBILITY", "VEHICLE_SECURITY", "AUTONOMOUS_DRIVING",
                             "SMART_LOGISTICS", "DIGITAL_TRANSFORMATION", "JOINT_INNOVATION"]}""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"white-space", "gaps", "slips", "rollout-forecast", "expiring", "changes?from=2019-01-01"})
    void everyListIsEmpty(String list) {
        assertThat(api.get("/api/v1/portfolio/" + list).has(200).items("code")).isEmpty();
    }

    @Test
    void everyFigureIsNought() {
        api.get("/api/v1/portfolio/summary").has(200).includes("""
                {"automakersInCooperation": 0, "agreementsInForce": 0, "domainsCovered": 0,
                 "vehicleModels": {"launched": 0, "planned": 0}, "mobilityOperators": 0, "ecosystemPartners": 0,
                 "automakers": {"counted": [], "excluded": []}}""");
    }

    @Test
    void theMapOfThePortfolioIsTheArchitectureWithNothingCovered() {
        api.get("/api/v1/portfolio/capability-map").has(200).includes("{\"organizations\": 0}");
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void withPartnersAndNoAutomakerThereIsStillNoWhiteSpace() {
        Recording record = new Recording(api);
        record.partner("er-partner", "ECOSYSTEM_PARTNER", "");
        record.signed("ER-1", "er-partner", "[\"SMART_MOBILITY\"]", "2020-01-01", "");
        assertThat(api.get("/api/v1/portfolio/white-space").has(200).items("domain"))
                .isEmpty();
        assertThat(api.get("/api/v1/portfolio/coverage")
                        .has(200)
                        .json()
                        .at("/rows")
                        .isEmpty())
                .isTrue();
        assertThat(api.get("/api/v1/portfolio/changes?from=2019-01-01").has(200).items("kind"))
                .containsExactly("AGREEMENT_CAME_INTO_FORCE", "COOPERATION_BEGAN", "COVERAGE_GAINED");
    }
}
