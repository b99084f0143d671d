package io.autopact.shared.postgres;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.Environment;

/**
 * Starts the embedded server while the rest of the service is still being put together; who needs it waits for it then.
 * Where a database is named it does nothing.
 *
 * <p>What becomes of the start is told to whoever waits, a failure as if it had happened there. A context that closes
 * before anyone waited stops the server all the same.
 */
public final class EmbeddedPostgresStart implements ApplicationContextInitializer<GenericApplicationContext> {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgresStart.class);
    private static final String NAME = "embeddedPostgresBegun";

    @Override
    public void initialize(GenericApplicationContext context) {
        Environment environment = context.getEnvironment();
        if (EmbeddedPostgresConfiguration.noDatabaseNamed(environment)) {
            Begun begun = new Begun(
                    Binder.get(environment).bindOrCreate("autopact.embedded", EmbeddedPostgresProperties.class));
            DefaultListableBeanFactory beans = context.getDefaultListableBeanFactory();
            beans.registerSingleton(NAME, begun);
            beans.registerDisposableBean(NAME, begun::stop);
        }
    }

    /** A start that is under way or over. */
    static final class Begun {

        private final FutureTask<EmbeddedPostgres> start;

        private Begun(EmbeddedPostgresProperties properties) {
            start = new FutureTask<>(() -> EmbeddedPostgres.start(properties));
            Thread.ofPlatform().name("embedded-postgres-start").start(start);
        }

        /** Waits for the server. */
        EmbeddedPostgres server() {
            try {
                return start.get();
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while the embedded PostgreSQL was starting", e);
            }
        }

        private void stop() {
            try {
                server().close();
            } catch (RuntimeException neverRan) {
                log.debug("There is no embedded PostgreSQL to stop", neverRan);
            }
        }
    }
}
