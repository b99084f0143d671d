/** Access tokens of OIDC issuers: which are taken, whose they are, and which roles they give. */
@NullMarked
package io.autopact.access.oidc;

import org.jspecify.annotations.NullMarked;
