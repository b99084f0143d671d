package io.autopact.exchange;

import java.util.List;

/**
 * Something that can be exported as CSV. A module contributes its data sets as beans.
 *
 * <p>Columns are only ever appended: those who read the file rely on them.
 */
public interface DataSet {

    /** The name in addresses and file names, such as {@code organization_ties}. */
    String name();

    /** What one row is, in English. */
    String descriptionEn();

    /** What one row is, in Chinese. */
    String descriptionZh();

    /** The columns in their order: the recorded ones, then the read-only ones. */
    List<Column> columns();

    /** The names of the columns that together are unique. */
    List<String> key();

    /** SQL that gives the columns in their order, sorted by the key. It may use {@code :asOf}. */
    String query();
}
