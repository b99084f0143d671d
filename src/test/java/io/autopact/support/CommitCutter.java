package io.autopact.support;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Stands between the service and its PostgreSQL, and loses the connection at the next commit when it is told to: before
 * the server hears of the commit, or after it and before the service hears of its end.
 */
public final class CommitCutter implements AutoCloseable {

    /** When the connection is lost. */
    public enum Cut {
        NEVER,
        IN_THE_MIDDLE,
        BEFORE_THE_SERVER_HEARS,
        AFTER_THE_SERVER_IS_DONE
    }

    private final ServerSocket front;
    private final int back;
    private final AtomicReference<Cut> next = new AtomicReference<>(Cut.NEVER);
    private volatile String marker = "";

    private CommitCutter(ServerSocket front, int back) {
        this.front = front;
        this.back = back;
    }

    /** Starts one in front of a server on this machine. */
    public static CommitCutter start(int back) {
        try {
            CommitCutter cutter = new CommitCutter(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), back);
            Thread.ofVirtual().start(cutter::accept);
            return cutter;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The port that it listens on. */
    public int port() {
        return front.getLocalPort();
    }

    /** Loses the connection at the next commit of a transaction that has sent this text, once. */
    public void cutNext(Cut cut, String ofWhoeverSent) {
        marker = ofWhoeverSent;
        next.set(cut);
    }

    private void accept() {
        while (!front.isClosed()) {
            try {
                Socket client = front.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), back);
                Connection connection = new Connection(client, server);
                Thread.ofVirtual().start(() -> connection.forwardRequests());
                Thread.ofVirtual().start(() -> connection.forwardAnswers());
            } catch (IOException closed) {
                // Nothing is accepted any more.
            }
        }
    }

    private final class Connection {

        private final Socket client;
        private final Socket server;
        private volatile boolean deaf;

        Connection(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void forwardRequests() {
            byte[] bytes = new byte[64 * 1024];
            boolean meant = false;
            try (InputStream in = client.getInputStream();
                    OutputStream out = server.getOutputStream()) {
                for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                    String text = new String(bytes, 0, count, StandardCharsets.ISO_8859_1);
                    meant |= !marker.isEmpty() && text.contains(marker);
                    if (meant && next.compareAndSet(Cut.IN_THE_MIDDLE, Cut.NEVER)) {
                        break;
                    }
                    Cut cut = meant && text.contains("COMMIT") ? next.getAndSet(Cut.NEVER) : Cut.NEVER;
                    meant &= !text.contains("COMMIT");
                    if (cut == Cut.BEFORE_THE_SERVER_HEARS) {
                        break;
                    }
                    deaf = cut == Cut.AFTER_THE_SERVER_IS_DONE;
                    out.write(bytes, 0, count);
                    out.flush();
                }
            } catch (IOException closed) {
                // The other side is closed as well below.
            } finally {
                quietly(client);
                quietly(server);
            }
        }

        void forwardAnswers() {
            byte[] bytes = new byte[64 * 1024];
            try (InputStream in = server.getInputStream();
                    OutputStream out = client.getOutputStream()) {
                for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                    if (deaf) {
                        // The server has answered, so the commit is done; the client never learns of it.
                        break;
                    }
                    out.write(bytes, 0, count);
                    out.flush();
                }
            } catch (IOException closed) {
                // The other side is closed as well below.
            } finally {
                quietly(client);
                quietly(server);
            }
        }

        private void quietly(Closeable socket) {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        front.close();
    }
}
