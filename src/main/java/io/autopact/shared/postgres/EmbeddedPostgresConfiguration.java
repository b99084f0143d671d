package io.autopact.shared.postgres;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** Brings the embedded server up where no {@code spring.datasource.url} points elsewhere. */
@Configuration(proxyBeanMethods = false)
@Conditional(EmbeddedPostgresConfiguration.NoDatabaseNamed.class)
class EmbeddedPostgresConfiguration {

    /** Whether no database is named; an empty address names none. */
    static class NoDatabaseNamed implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return noDatabaseNamed(context.getEnvironment());
        }
    }

    static boolean noDatabaseNamed(Environment environment) {
        return !StringUtils.hasText(environment.getProperty("spring.datasource.url"));
    }

    @Bean
    EmbeddedPostgres embeddedPostgres(
            EmbeddedPostgresProperties properties, ObjectProvider<EmbeddedPostgresStart.Begun> begun) {
        EmbeddedPostgresStart.Begun early = begun.getIfAvailable();
        return early == null ? EmbeddedPostgres.start(properties) : early.server();
    }

    @Bean
    JdbcConnectionDetails embeddedApplicationConnection(EmbeddedPostgres server) {
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return server.application().name();
            }

            @Override
            public String getPassword() {
                return server.application().password();
            }

            @Override
            public String getJdbcUrl() {
                return server.jdbcUrl();
            }
        };
    }

    @Bean
    FlywayConnectionDetails embeddedOwnerConnection(EmbeddedPostgres server) {
        return new FlywayConnectionDetails() {
            @Override
            public String getUsername() {
                return server.owner().name();
            }

            @Override
            public String getPassword() {
                return server.owner().password();
            }

            @Override
            public String getJdbcUrl() {
                return server.jdbcUrl();
            }
        };
    }
}
