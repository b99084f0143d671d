package io.autopact.exchange.web;

import io.autopact.exchange.Exporter;
import io.autopact.shared.web.ContentEncodings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;

/**
 * A streamed answer: compressed where the client takes it, and followed by trailers that say what it should have
 * become. Its headers are set with the first bytes, so that a failure before them is a plain problem; one after them
 * breaks the transfer off.
 */
final class CsvAnswer extends OutputStream {

    /** The trailer with the number of rows, the header not counted. */
    static final String ROWS = "Export-Rows";

    /** The trailer with the SHA-256 of the content before compression, in hexadecimal. */
    static final String SHA256 = "Export-SHA256";

    private static final Logger log = LoggerFactory.getLogger(CsvAnswer.class);
    private static final int BUFFER = 64 * 1024;

    /** The word by which a client says that it reads trailers, among the codings that it takes. */
    private static final Pattern TRAILERS = Pattern.compile("(?i)(^|,)\\s*trailers\\s*(,|$)");

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final Map<String, String> trailers = new LinkedHashMap<>();
    private @Nullable OutputStream target;

    CsvAnswer(HttpServletRequest request, HttpServletResponse response) {
        this.request = request;
        this.response = response;
    }

    /** Adds a header of the answer. */
    CsvAnswer with(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** Where the content goes; null where the client wants the headers alone, which are sent. */
    @Nullable
    OutputStream content() {
        if (request.getMethod().equals("HEAD")) {
            sendHeaders();
            return null;
        }
        return this;
    }

    private boolean sendHeaders() {
        headers.forEach(response::setHeader);
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        response.setHeader(HttpHeaders.TRAILER, ROWS + ", " + SHA256);
        boolean zipped = String.valueOf(headers.get(HttpHeaders.CONTENT_TYPE)).startsWith("text/")
                && ContentEncodings.takesGzip(request.getHeader(HttpHeaders.ACCEPT_ENCODING));
        if (zipped) {
            response.setHeader(HttpHeaders.CONTENT_ENCODING, ContentEncodings.GZIP);
        }
        return zipped;
    }

    private OutputStream begun() throws IOException {
        OutputStream begun = target;
        if (begun == null) {
            boolean zipped = sendHeaders();
            if (!request.getProtocol().equals("HTTP/1.0")) {
                response.setTrailerFields(() -> trailers);
                if (!readsTrailers()) {
                    response.setHeader(HttpHeaders.CONNECTION, "close");
                }
            }
            begun = zipped ? new FastGzip(response.getOutputStream()) : response.getOutputStream();
            target = begun;
        }
        return begun;
    }

    /**
     * Whether the client says that it knows trailers. One that does not, such as the JDK's own, may take them for the
     * beginning of the next answer, so that there must be none on that connection.
     */
    private boolean readsTrailers() {
        return TRAILERS.matcher(String.join(",", Collections.list(request.getHeaders(HttpHeaders.TE))))
                .find();
    }

    @Override
    public void write(int b) throws IOException {
        begun().write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        begun().write(bytes, offset, length);
    }

    /**
     * Sends the answer. One that comes to its end has trailers; one that fails is broken off by the server; and one
     * whose client has left is nobody's any more.
     *
     * @param export writes the content
     */
    void send(Supplier<Optional<Exporter.Summary>> export) throws IOException {
        try {
            Optional<Exporter.Summary> sent = export.get();
            if (sent.isPresent()) {
                trailers.put(ROWS, Long.toString(sent.get().rows()));
                trailers.put(SHA256, sent.get().sha256());
                if (target instanceof GZIPOutputStream zip) {
                    zip.finish();
                }
            }
        } catch (UncheckedIOException clientGone) {
            log.debug("The client left before its export was whole", clientGone);
        } catch (RuntimeException failure) {
            if (response.isCommitted()) {
                throw new BrokenOffException(failure);
            }
            throw failure;
        }
    }

    /** Is answered by nothing but the end of the connection: the client has a part of the export already. */
    private static final class BrokenOffException extends RuntimeException {

        BrokenOffException(RuntimeException failure) {
            super("An export broke off half-way", failure);
        }
    }

    /** The wire is faster than the best compression. */
    private static final class FastGzip extends GZIPOutputStream {

        FastGzip(OutputStream target) throws IOException {
            super(target, BUFFER);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
