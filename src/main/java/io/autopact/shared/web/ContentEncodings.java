package io.autopact.shared.web;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a client takes as an encoding of the content. */
public final class ContentEncodings {

    /** The one encoding that answers are compressed with. */
    public static final String GZIP = "gzip";

    /** A weight of nothing says that it is not taken. */
    private static final Pattern REFUSED = Pattern.compile("gzip\\s*;\\s*q=0(\\.0*)?\\s*(,|$)");

    private ContentEncodings() {}

    /**
     * Whether the answer may be compressed with gzip.
     *
     * @param acceptEncoding the Accept-Encoding header
     */
    public static boolean takesGzip(@Nullable String acceptEncoding) {
        return acceptEncoding != null
                && acceptEncoding.contains(GZIP)
                && !REFUSED.matcher(acceptEncoding).find();
    }
}
