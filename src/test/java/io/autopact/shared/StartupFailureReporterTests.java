package io.autopact.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.web.server.PortInUseException;

/** A start that cannot work says why in one line, where an operator can mend it. */
class StartupFailureReporterTests {

    private static Throwable wrapped(Throwable cause) {
        return new IllegalStateException("Error creating bean", new RuntimeException("somewhere deep", cause));
    }

    private static String reason(Throwable failure) {
        String reason = StartupFailureReporter.reason(wrapped(failure)).orElseThrow();
        assertThat(reason).doesNotContain("\n").isNotBlank();
        return reason;
    }

    @Test
    void aReasonThatIsKnownIsToldAsItIs() {
        assertThat(reason(new StartupException("the data directory is in use.")))
                .isEqualTo("the data directory is in use.");
    }

    @Test
    void aTakenPortIsNamed() {
        assertThat(reason(new PortInUseException(8080)))
                .isEqualTo("port 8080 is taken by another program; stop that one, or set SERVER_PORT to a free port.");
    }

    @ParameterizedTest
    @EnumSource(names = {"CONNECTION_UNABLE_TO_CONNECT", "INVALID_PASSWORD", "INVALID_AUTHORIZATION_SPECIFICATION"})
    void aDatabaseThatCannotBeReachedNamesTheSettings(PSQLState state) {
        assertThat(reason(new SQLException("pool", new PSQLException("No way\n  in", state))))
                .isEqualTo("the database refused: No way; check SPRING_DATASOURCE_URL, _USERNAME and _PASSWORD,"
                        + " and SPRING_FLYWAY_USER and _PASSWORD where they are set.");
    }

    @Test
    void aMigrationThatFailsSaysSoInOneLine() {
        assertThat(reason(new FlywayException("\n  Validate failed: checksums differ\n  -> Applied: 1\n")))
                .isEqualTo("the database schema could not be brought up to date: Validate failed: checksums differ");
    }

    @Test
    void aSettingThatDoesNotFitIsNamedWithItsValue() {
        var source = new MapConfigurationPropertySource();
        source.put("server.port", "eighty");
        Executable binding = () -> new Binder(source).bind("server.port", Bindable.of(Integer.class));
        assertThat(reason(assertThrows(BindException.class, binding)))
                .isEqualTo("the setting server.port has a value that does not fit (eighty).");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a bug"})
    void whatAnOperatorCannotMendIsLeftToTheTrace(String message) {
        assertThat(StartupFailureReporter.reason(wrapped(new NullPointerException(message))))
                .isEmpty();
        assertThat(new StartupFailureReporter().reportException(new NullPointerException(message)))
                .isFalse();
    }

    @Test
    void aMistakeInSqlIsNotAboutConnecting() {
        assertThat(StartupFailureReporter.reason(new PSQLException("syntax error", PSQLState.SYNTAX_ERROR)))
                .isEmpty();
    }
}
