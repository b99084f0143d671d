/** What a request calls, and where its client sees the service: the only places that look at either. */
@NullMarked
package io.autopact.shared.request;

import org.jspecify.annotations.NullMarked;
