package io.autopact.portfolio.web;

import java.io.IOException;
import java.io.OutputStream;

/**
 * A kept body on its way to a client.
 *
 * @param zipped whether it is sent as it is kept
 */
record SentBody(CachedResponse body, boolean zipped) {

    void writeTo(OutputStream target) throws IOException {
        if (zipped) {
            target.write(body.zipped());
        } else {
            body.unpackTo(target);
        }
    }
}
