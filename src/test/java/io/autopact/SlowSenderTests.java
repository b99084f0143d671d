package io.autopact;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Api;
import io.autopact.support.RawHttp;
import io.autopact.support.RegisterTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Whoever sends slowly, a byte now and then or nothing more at all, is cut off after the time that is set. */
@RegisterTest
@TestPropertySource(properties = "autopact.slow-sender-timeout=2s")
class SlowSenderTests {

    private static final Duration PAUSE = Duration.ofMillis(300);

    @Autowired
    private Api api;

    private Socket connect() throws IOException {
        URI address = URI.create(api.address());
        Socket socket = new Socket(address.getHost(), address.getPort());
        socket.setSoTimeout(10_000);
        return socket;
    }

    /** How long a connection takes bytes one by one, at most ten seconds. */
    private static Duration dripped(Socket socket, String text) {
        long begin = System.nanoTime();
        try {
            for (int i = 0; System.nanoTime() - begin < Duration.ofSeconds(10).toNanos(); i++) {
                socket.getOutputStream().write(text.charAt(i % text.length()));
                socket.getOutputStream().flush();
                LockSupport.parkNanos(PAUSE.toNanos());
                if (socket.getInputStream().available() > 0) {
                    break;
                }
            }
        } catch (IOException cutOff) {
            // That is what is waited for.
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    @Test
    void aHeadThatDripsIsCutOff() throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream()
                    .write("GET /actuator/health HTTP/1.1\r\nHost: localhost\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(dripped(socket, "X-Slow: yes\r\n")).isBetween(Duration.ofMillis(1_500), Duration.ofSeconds(7));
        }
        try (Socket socket = connect()) {
            assertThat(dripped(socket, "GET /a-long-way/")).isBetween(Duration.ofMillis(1_500), Duration.ofSeconds(7));
        }
    }

    @Test
    void aConnectionThatSaysNothingIsCutOff() throws IOException {
        try (Socket socket = connect()) {
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void aBodyThatDripsIsToldAndCutOff() throws IOException {
        try (RawHttp http = RawHttp.send(
                api, "POST /api/v1/automakers HTTP/1.1", "Content-Type: application/json", "Content-Length: 100000")) {
            long begin = System.nanoTime();
            try {
                while (System.nanoTime() - begin < Duration.ofSeconds(4).toNanos()) {
                    http.write(new byte[] {' '});
                    LockSupport.parkNanos(PAUSE.toNanos());
                }
            } catch (IOException cutOff) {
                // The answer is there to be read all the same.
            }
            assertThat(http.readAll()).startsWith("HTTP/1.1 408").contains("request-timeout");
        }
    }

    @Test
    void aBodyThatStopsIsToldAndCutOff() throws IOException {
        try (RawHttp http = RawHttp.send(
                api, "POST /api/v1/automakers HTTP/1.1", "Content-Type: application/json", "Content-Length: 100000")) {
            http.write("{\"code\":".getBytes(StandardCharsets.US_ASCII));
            assertThat(http.readAll()).startsWith("HTTP/1.1 408").contains("request-timeout");
        }
    }

    @Test
    void aFileThatComesSteadilyMayTakeLonger() throws IOException {
        byte[] row = ("slow-file," + "x".repeat(9_000) + "\n").getBytes(StandardCharsets.US_ASCII);
        try (RawHttp http = RawHttp.send(
                api,
                "POST /api/v1/imports/organizations?dryRun=true HTTP/1.1",
                "Content-Type: text/csv",
                "Content-Length: " + 14 * row.length)) {
            for (int i = 0; i < 14; i++) {
                http.write(row);
                LockSupport.parkNanos(PAUSE.toNanos());
            }
            assertThat(http.readAll()).startsWith("HTTP/1.1 202");
        }
    }

    @Test
    void aRequestThatWorksLongIsNotCutOff() {
        api.get("/api/v1/exports/portfolio.zip").has(200);
        for (int i = 0; i < 3; i++) {
            api.get("/api/v1/automakers").has(200);
            LockSupport.parkNanos(Duration.ofMillis(900).toNanos());
        }
    }
}
