/** Vehicle models and deployments over HTTP. */
@NullMarked
package io.autopact.rollout.web;

import org.jspecify.annotations.NullMarked;
