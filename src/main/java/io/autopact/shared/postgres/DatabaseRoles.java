package io.autopact.shared.postgres;

import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Tells the migrations which role the service works as, so that they grant it what it needs and no more, and whose
 * today it is.
 *
 * <p>Where one login does both, the grants are to itself, and what that role owns it can also alter: the history is
 * then append-only by custom and not by the database. {@code SPRING_FLYWAY_USER} names a second one.
 */
@Configuration(proxyBeanMethods = false)
class DatabaseRoles {

    @Bean
    FlywayConfigurationCustomizer applicationRole(JdbcConnectionDetails connection) {
        String user = connection.getUsername();
        String role = user == null || user.isEmpty() ? "current_user" : '"' + user.replace("\"", "\"\"") + '"';
        return configuration -> configuration.getPlaceholders().put("applicationRole", role);
    }

    @Bean
    FlywayConfigurationCustomizer zoneOfToday(@Value("${autopact.zone}") ZoneId zone) {
        return configuration -> configuration.getPlaceholders().put("zone", sql(zone));
    }

    /**
     * SQL of a zone. One that is so many hours off goes as an interval: by name PostgreSQL counts them the other way.
     */
    static String sql(ZoneId zone) {
        return zone.normalized() instanceof ZoneOffset offset
                ? "interval '%d seconds'".formatted(offset.getTotalSeconds())
                : "'%s'".formatted(zone.getId());
    }
}
