package io.autopact.shared.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * A second pool for work that takes as long as it takes, such as exports and imports: however many of them there are,
 * requests find their connections free, and no time limit that is right for a request cuts such work short.
 *
 * <p>The pool is chosen by the scope that the work runs in, so that transactions, repositories and listeners are the
 * same for both.
 */
public final class BulkConnectionPool implements BeanPostProcessor, DisposableBean {

    /** Each export holds one connection for as long as its client reads, and one import runs at a time. */
    private static final int MOST_CONNECTIONS = 8;

    /** The time limits of the first pool. */
    private static final Set<String> FOR_REQUESTS_ALONE = Set.of("socketTimeout", "options");

    private static final ScopedValue<Boolean> WORK = ScopedValue.newInstance();

    private @Nullable HikariDataSource pool;

    BulkConnectionPool() {}

    /**
     * Runs work whose transactions take their connections from the second pool.
     *
     * @return what the work gives
     */
    public static <T extends @Nullable Object, X extends Throwable> T call(ScopedValue.CallableOp<T, X> work) throws X {
        return ScopedValue.where(WORK, true).call(work);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        return bean instanceof HikariDataSource requests ? new TwoPools(requests, besides(requests)) : bean;
    }

    private DataSource besides(HikariDataSource requests) {
        HikariConfig configuration = new HikariConfig();
        configuration.setPoolName("bulk");
        configuration.setJdbcUrl(requests.getJdbcUrl());
        configuration.setUsername(requests.getUsername());
        configuration.setPassword(requests.getPassword());
        configuration.setSchema(requests.getSchema());
        configuration.setConnectionTimeout(requests.getConnectionTimeout());
        configuration.setMaximumPoolSize(MOST_CONNECTIONS);
        configuration.setMinimumIdle(0);
        configuration.setIdleTimeout(Duration.ofMinutes(1).toMillis());
        configuration.setInitializationFailTimeout(-1);
        requests.getDataSourceProperties().forEach((name, value) -> {
            if (!FOR_REQUESTS_ALONE.contains(String.valueOf(name))) {
                configuration.addDataSourceProperty(String.valueOf(name), value);
            }
        });
        configuration.addDataSourceProperty("ApplicationName", "autopact bulk");
        pool = new HikariDataSource(configuration);
        return pool;
    }

    @Override
    public void destroy() {
        if (pool != null) {
            pool.close();
        }
    }

    private static final class TwoPools extends DelegatingDataSource {

        private final DataSource bulk;

        TwoPools(DataSource requests, DataSource bulk) {
            super(requests);
            this.bulk = bulk;
        }

        @Override
        public Connection getConnection() throws SQLException {
            return WORK.isBound() ? bulk.getConnection() : super.getConnection();
        }
    }
}
