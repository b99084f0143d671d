package io.autopact.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * One GET over a bare connection, for what HTTP clients hide: trailers, a transfer that breaks off, a client that
 * leaves.
 */
public final class RawHttp implements AutoCloseable {

    private final Socket socket;

    private RawHttp(Socket socket) {
        this.socket = socket;
    }

    /** Asks for a path; headers come as whole lines. */
    public static RawHttp get(Api api, String path, String... headers) {
        return send(api, "GET " + path + " HTTP/1.1", headers);
    }

    /** Sends a request line and headers, which come as whole lines. */
    public static RawHttp send(Api api, String requestLine, String... headers) {
        return sendAs(api.adminToken(), api, requestLine, headers);
    }

    /** The same with this token. */
    public static RawHttp sendAs(String token, Api api, String requestLine, String... headers) {
        URI address = URI.create(api.address());
        try {
            Socket socket = new Socket(address.getHost(), address.getPort());
            socket.setSoTimeout(30_000);
            String head =
                    requestLine + "\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer " + token + "\r\n";
            for (String header : headers) {
                head += header + "\r\n";
            }
            socket.getOutputStream().write((head + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            return new RawHttp(socket);
        } catch (IOException e) {
            throw new AssertionError("No connection to " + address, e);
        }
    }

    /** Sends bytes of a body. */
    public void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /** The next bytes of the answer, at most so many. */
    public String read(int most) throws IOException {
        return new String(socket.getInputStream().readNBytes(most), StandardCharsets.ISO_8859_1);
    }

    /** All that is left of the answer, up to where it ends or breaks off. */
    public String readAll() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            InputStream answer = socket.getInputStream();
            byte[] piece = new byte[64 * 1024];
            for (int count = answer.read(piece); count >= 0; count = answer.read(piece)) {
                all.write(piece, 0, count);
            }
        } catch (IOException brokenOff) {
            // What came until then is what there is.
        }
        return all.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new AssertionError("A socket cannot be closed", e);
        }
    }
}
