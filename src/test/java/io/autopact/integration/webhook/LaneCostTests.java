package io.autopact.integration.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.shared.postgres.SqlFile;
import io.autopact.support.Api;
import io.autopact.support.RegisterTest;
import io.autopact.support.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is sent next costs what waits on its lane, and not what waits on others: also when thousands began to wait since
 * PostgreSQL last looked at how many do. Blocks are counted, not milliseconds. The name of the pool makes the database
 * one of this test alone.
 */
@RegisterTest
@TestPropertySource(properties = {"autopact.webhook.send=false", "spring.datasource.hikari.pool-name=lane-cost"})
@DirtiesContext
class LaneCostTests {

    private static final int LANES = 100;

    /** A lane, an index of deliveries, the delivery and its webhook, with its secrets. */
    private static final int MOST_BLOCKS_EACH = 12;

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient database;

    @Autowired
    private JsonMapper json;

    @Autowired
    @Qualifier("testDatabase")
    private TestDatabase.Fresh databases;

    @Test
    void whatWaitsOnALaneIsFoundByItHoweverMuchWaitsOnOthers() throws SQLException {
        api.post("/api/v1/webhooks", "{\"code\": \"LANE-COST\", \"url\": \"https://hooks.example/\"}")
                .has(201);
        long webhook = database.sql("select id from webhook where code = 'LANE-COST'")
                .query(Long.class)
                .single();
        queue(webhook, 60_000);
        database.sql("update webhook_delivery set state = 'DELIVERED', ended_at = now()")
                .update();
        // Its owner's alone.
        try (Connection owner = databases.asOwner();
                Statement statement = owner.createStatement()) {
            statement.execute("vacuum analyze autopact.webhook_delivery");
        }
        queue(webhook, 10_000);
        UUID lease = UUID.randomUUID();
        database.sql("""
                        insert into webhook_lane (webhook_id, lane, waiting, due_at, leased_until, lease)
                        select :webhook, 'AUTOMAKER:' || i, 10, now(), now() + interval '1 minute', :lease
                        from generate_series(0, 999) as i""").param("webhook", webhook).param("lease", lease).update();
        String told = database.sql("explain (analyze, buffers, timing off, format json) "
                        + SqlFile.read("integration/next-deliveries.sql"))
                .param("webhooks", array(LANES, place -> webhook, Long[]::new))
                .param("lanes", array(LANES, place -> "AUTOMAKER:" + place, String[]::new))
                .param("leases", array(LANES, place -> lease, UUID[]::new))
                .param("together", DeliveryQueue.TOGETHER)
                .param("now", OffsetDateTime.now())
                .query(String.class)
                .single();
        JsonNode plan = json.readTree(told).at("/0/Plan");
        assertThat(plan.path("Actual Rows").asDouble()).isEqualTo(LANES);
        assertThat(plan.path("Shared Hit Blocks").asLong()
                        + plan.path("Shared Read Blocks").asLong())
                .as(plan.toPrettyString())
                .isLessThan((long) LANES * MOST_BLOCKS_EACH);
    }

    private static <T> SqlParameterValue array(int count, IntFunction<T> each, IntFunction<T[]> made) {
        return new SqlParameterValue(
                Types.ARRAY, IntStream.range(0, count).mapToObj(each).toArray(made));
    }

    private void queue(long webhook, int count) {
        database.sql("""
                        insert into webhook_delivery (webhook_id, event_id, event_type, record_type, record_code, lane, body,
                            committed_at, made_at)
                        select :webhook, gen_random_uuid(), 'io.autopact.automaker.changed', 'AUTOMAKER', 'lane-' || i % 1000,
                            'AUTOMAKER:' || i % 1000, repeat('x', 600), now(), now()
                        from generate_series(1, :count) as i""").param("webhook", webhook).param("count", count).update();
    }
}
