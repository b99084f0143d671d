package io.autopact.access;

import io.autopact.shared.postgres.SqlFile;
import java.nio.charset.StandardCharsets;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.jdbc.core.namedparam.EmptySqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** How sessions are kept: in the database, for any instance, as texts. */
@Configuration(proxyBeanMethods = false)
class SessionConfiguration {

    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> lifeOfSessions(SessionProperties properties) {
        return sessions -> {
            sessions.setDefaultMaxInactiveInterval(properties.life());
            sessions.setUpdateSessionQuery(NamedParameterUtils.substituteNamedParameters(
                    SqlFile.read("access/keep-session.sql"), EmptySqlParameterSource.INSTANCE));
        };
    }

    /** A session has texts alone: nothing that is read from the database is made into objects of other classes. */
    @Bean(defaultCandidate = false)
    ConversionService springSessionConversionService() {
        GenericConversionService texts = new GenericConversionService();
        texts.addConverter(Object.class, byte[].class, text -> ((String) text).getBytes(StandardCharsets.UTF_8));
        texts.addConverter(byte[].class, Object.class, bytes -> new String(bytes, StandardCharsets.UTF_8));
        return texts;
    }

    /** Without Hibernate, which has no part in it. */
    @Bean(defaultCandidate = false)
    TransactionOperations springSessionTransactionOperations(DataSource database) {
        return new TransactionTemplate(new JdbcTransactionManager(database));
    }
}
