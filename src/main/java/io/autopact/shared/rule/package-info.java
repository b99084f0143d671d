/**
 * What holds of records, stated once for whoever writes them: rules about one record in Java, over plain facts, and
 * rules across records in SQL, over sets of ids. The API asks them for one record, an import for all of its rows.
 */
@NullMarked
package io.autopact.shared.rule;

import org.jspecify.annotations.NullMarked;
