/** What the service takes for its work, beside what the database alone takes for the same, in the same run. */
package io.autopact.benchmark;
