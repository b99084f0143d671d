package io.autopact.shared;

import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says in one line why a start failed, for the reasons that an operator can mend; others are left to Spring Boot. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class StartupFailureReporter implements SpringBootExceptionReporter {

    private static final Logger log = LoggerFactory.getLogger(StartupFailureReporter.class);

    @Override
    public boolean reportException(Throwable failure) {
        Optional<String> reason = reason(failure);
        reason.ifPresent(text -> {
            log.debug("The start failed", failure);
            log.error("autopact does not start: {}", text);
        });
        return reason.isPresent();
    }

    static Optional<String> reason(Throwable failure) {
        StartupException known = find(failure, StartupException.class);
        if (known != null) {
            return Optional.ofNullable(known.getMessage());
        }
        PortInUseException port = find(failure, PortInUseException.class);
        if (port != null) {
            return Optional.of("port " + port.getPort()
                    + " is taken by another program; stop that one, or set SERVER_PORT" + " to a free port.");
        }
        PSQLException database = find(failure, PSQLException.class);
        if (database != null && isAboutConnecting(database)) {
            return Optional.of("the database refused: " + oneLine(database)
                    + "; check SPRING_DATASOURCE_URL, _USERNAME and _PASSWORD,"
                    + " and SPRING_FLYWAY_USER and _PASSWORD where they are set.");
        }
        BindException setting = find(failure, BindException.class);
        if (setting != null) {
            return Optional.of("the setting %s has a value that does not fit (%s)."
                    .formatted(
                            setting.getName(),
                            setting.getProperty() == null
                                    ? "none"
                                    : setting.getProperty().getValue()));
        }
        FlywayException migration = find(failure, FlywayException.class);
        if (migration != null) {
            PSQLException refusal = find(migration, PSQLException.class);
            return Optional.of("the database schema could not be brought up to date: " + oneLine(migration)
                    + (refusal == null ? "" : " (" + oneLine(refusal) + ")"));
        }
        return Optional.empty();
    }

    private static boolean isAboutConnecting(PSQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        return state.startsWith("08") || state.startsWith("28") || state.startsWith("3D") || state.startsWith("57");
    }

    private static String oneLine(Throwable failure) {
        return String.valueOf(failure.getMessage())
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static <T extends Throwable> @Nullable T find(Throwable failure, Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }
}
