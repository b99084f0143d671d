package io.autopact.integration.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.autopact.shared.StartupException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** What a mail server's refusal means: of this mail, or of all there are. */
class MailerTests {

    /** A mail server that says one thing to one command, and takes the rest. */
    private record Server(ServerSocket socket, String command, String answer) implements AutoCloseable {

        static Server answering(String command, String answer) throws IOException {
            Server server = new Server(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()), command, answer);
            Thread.ofVirtual().start(server::serve);
            return server;
        }

        private void serve() {
            try (Socket client = socket.accept();
                    BufferedReader said = new BufferedReader(
                            new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))) {
                say(client, "220 ready");
                boolean inMail = false;
                for (String line = said.readLine(); line != null; line = said.readLine()) {
                    if (inMail && !line.equals(".")) {
                        continue;
                    }
                    inMail = line.equals("DATA") && !line.startsWith(command);
                    say(client, line.startsWith(command) ? answer : inMail ? "354 go on" : "250 fine");
                }
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }

        private static void say(Socket client, String line) throws IOException {
            client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
            client.getOutputStream().flush();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private static MailProperties properties(String from) {
        return new MailProperties(from, List.of(), "08:00");
    }

    @ParameterizedTest
    @CsvSource({
        "MAIL, 550 sender rejected, MAIL_SERVER_AWAY, away",
        "MAIL, 451 later, MAIL_SERVER_AWAY, away",
        "RCPT, 550 no such user, REFUSED, refused",
        "RCPT, 450 come back later, REFUSED, refused",
        "DATA, 451 no room, MAIL_SERVER_AWAY, away",
        "., 452 no room, MAIL_SERVER_AWAY, away",
        "., 554 looks like spam, REFUSED, refused",
        "nothing, , , sent"
    })
    void aRefusalIsOfTheRecipientWhereItIsOfTheMailAlone(
            String command, String answer, NotificationReason reason, String counted) throws IOException {
        try (Server server = Server.answering(command, answer)) {
            JavaMailSenderImpl sender = new JavaMailSenderImpl();
            sender.setHost("127.0.0.1");
            sender.setPort(server.socket().getLocalPort());
            StaticListableBeanFactory beans = new StaticListableBeanFactory();
            beans.addBean("sender", sender);
            MeterRegistry meters = new SimpleMeterRegistry();
            Mailer mailer = new Mailer(
                    beans.getBeanProvider(JavaMailSender.class), properties("autopact <a@register.example>"), meters);
            assertThat(mailer.send(new Mailer.Mail("somebody@example.com", "S", "T", "<p>T</p>", null, null))
                            .reason())
                    .isEqualTo(reason);
            assertThat(meters.counter("autopact.mail.attempts", "outcome", counted)
                            .count())
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"autopact", "autopact <nobody>", "a@b@c.example", "autopact <a@example.com", ""})
    void whoMailIsFromIsAnAddress(String from) {
        assertThatExceptionOfType(StartupException.class)
                .isThrownBy(() -> properties(from))
                .withMessageContaining("AUTOPACT_MAIL_FROM");
    }

    @Test
    void theDomainIsThatOfTheAddress() {
        assertThat(properties("autopact <a@register.example>").domain()).isEqualTo("register.example");
        assertThat(properties("autopact@localhost").domain()).isEqualTo("localhost");
    }
}
