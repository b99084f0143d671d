package io.autopact.shared.postgres;

import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Tells the migrations which role the service works as, so that they grant it what it needs and no more.
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
}
