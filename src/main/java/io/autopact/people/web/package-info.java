/** The endpoints of people. */
@NullMarked
package io.autopact.people.web;

import org.jspecify.annotations.NullMarked;
