package io.autopact.exchange.web;

import io.autopact.exchange.job.Upload;
import io.autopact.shared.CountedInputStream;
import io.autopact.shared.problem.CommonProblem;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.web.ContentEncodings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;

/** Takes a file to import off the wire, before the request takes a connection to the database. */
class UploadConverter extends AbstractHttpMessageConverter<Upload> {

    /** The largest file, as it is sent and as it is unpacked. */
    static final long MOST = 1024L * 1024 * 1024;

    /** The same in words. */
    static final String MOST_SPOKEN = "1 GiB";

    UploadConverter() {
        super(MediaType.parseMediaType("text/csv"), MediaType.parseMediaType("application/zip"));
    }

    @Override
    protected boolean supports(Class<?> type) {
        return type == Upload.class;
    }

    @Override
    public boolean canWrite(Class<?> type, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    protected Upload readInternal(Class<? extends Upload> type, HttpInputMessage message) throws IOException {
        MediaType mediaType = message.getHeaders().getContentType();
        Charset charset = mediaType == null ? null : mediaType.getCharset();
        String encoding = message.getHeaders().getFirst(HttpHeaders.CONTENT_ENCODING);
        try {
            return Upload.take(
                    decoded(message.getBody(), encoding), charset == null ? StandardCharsets.UTF_8 : charset);
        } catch (ZipException notGzip) {
            throw new ProblemException(
                    CommonProblem.UNREADABLE_BODY, "The body is not gzip, as Content-Encoding says.");
        } catch (IOException brokenOff) {
            throw new ProblemException(
                    CommonProblem.UNREADABLE_BODY, "The upload broke off; nothing of it was kept. Send it again.");
        }
    }

    private static InputStream decoded(InputStream body, @Nullable String encoding) throws IOException {
        if (encoding == null || encoding.equalsIgnoreCase("identity")) {
            return body;
        }
        if (encoding.equalsIgnoreCase(ContentEncodings.GZIP)) {
            return new Unpacked(new GZIPInputStream(body, 64 * 1024));
        }
        throw new ProblemException(CommonProblem.UNSUPPORTED_MEDIA_TYPE, "Content-Encoding is gzip, or missing.");
    }

    @Override
    protected void writeInternal(Upload upload, HttpOutputMessage message) {
        throw new UnsupportedOperationException("A file that was sent is not sent back");
    }

    /** What is unpacked may be as large as what is sent, and no larger. */
    private static final class Unpacked extends CountedInputStream {

        private long size;

        Unpacked(InputStream packed) {
            super(packed);
        }

        @Override
        protected void came(int count) {
            size += count;
            if (size > MOST) {
                throw new ProblemException(
                        CommonProblem.BODY_TOO_LARGE,
                        "The file has more than %s when it is unpacked.".formatted(MOST_SPOKEN));
            }
        }
    }
}
