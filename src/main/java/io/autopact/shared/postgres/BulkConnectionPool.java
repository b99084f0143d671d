package io.autopact.shared.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
 * <p>And a third, small one for those who look at the register as everybody else sees it while their own transaction is
 * under way: if they took their second connection from where they have the first, all could be held by those who wait
 * for one. Nobody waits for anything who has one of the third.
 *
 * <p>The pool is chosen by the scope that the work runs in, so that transactions, repositories and listeners are the
 * same for all.
 */
public final class BulkConnectionPool implements BeanPostProcessor, DisposableBean {

    /** Each export holds one connection for as long as its client reads, and one import runs at a time. */
    private static final int MOST_CONNECTIONS = 8;

    private static final int MOST_LOOKS = 2;

    /** The time limits of the first pool. */
    private static final Set<String> FOR_REQUESTS_ALONE = Set.of("socketTimeout", "options");

    private static final ScopedValue<Kind> WORK = ScopedValue.newInstance();

    private final List<HikariDataSource> pools = new ArrayList<>();

    private enum Kind {
        BULK,
        LOOK
    }

    BulkConnectionPool() {}

    /**
     * Runs work whose transactions take their connections from the second pool.
     *
     * @return what the work gives
     */
    public static <T extends @Nullable Object, X extends Throwable> T call(ScopedValue.CallableOp<T, X> work) throws X {
        return ScopedValue.where(WORK, Kind.BULK).call(work);
    }

    /**
     * Looks at the register from outside of the transaction that is under way: whatever begins a transaction of its own
     * in this scope takes its connection from the third pool.
     *
     * @return what the look gives
     */
    public static <T extends @Nullable Object, X extends Throwable> T look(ScopedValue.CallableOp<T, X> work) throws X {
        return ScopedValue.where(WORK, Kind.LOOK).call(work);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        return bean instanceof HikariDataSource requests
                ? new Pools(
                        requests, besides(requests, "bulk", MOST_CONNECTIONS), besides(requests, "look", MOST_LOOKS))
                : bean;
    }

    private DataSource besides(HikariDataSource requests, String name, int most) {
        HikariConfig configuration = new HikariConfig();
        configuration.setPoolName(name);
        configuration.setJdbcUrl(requests.getJdbcUrl());
        configuration.setUsername(requests.getUsername());
        configuration.setPassword(requests.getPassword());
        configuration.setSchema(requests.getSchema());
        configuration.setConnectionTimeout(requests.getConnectionTimeout());
        configuration.setMaximumPoolSize(most);
        configuration.setMinimumIdle(0);
        configuration.setIdleTimeout(Duration.ofMinutes(1).toMillis());
        configuration.setInitializationFailTimeout(-1);
        requests.getDataSourceProperties().forEach((property, value) -> {
            if (!FOR_REQUESTS_ALONE.contains(String.valueOf(property))) {
                configuration.addDataSourceProperty(String.valueOf(property), value);
            }
        });
        configuration.addDataSourceProperty("ApplicationName", "autopact " + name);
        HikariDataSource pool = new HikariDataSource(configuration);
        pools.add(pool);
        return pool;
    }

    @Override
    public void destroy() {
        pools.forEach(HikariDataSource::close);
    }

    private static final class Pools extends DelegatingDataSource {

        private final DataSource bulk;
        private final DataSource looks;

        Pools(DataSource requests, DataSource bulk, DataSource looks) {
            super(requests);
            this.bulk = bulk;
            this.looks = looks;
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (!WORK.isBound()) {
                return super.getConnection();
            }
            return switch (WORK.get()) {
                case BULK -> bulk.getConnection();
                case LOOK -> looks.getConnection();
            };
        }
    }
}
