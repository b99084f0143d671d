/** What agreements oblige someone to deliver, and by when. */
@NullMarked
package io.autopact.agreement.milestone;

import org.jspecify.annotations.NullMarked;
