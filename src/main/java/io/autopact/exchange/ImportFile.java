package io.autopact.exchange;

import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * One CSV file of an import.
 *
 * @param dataSet the name of the data set it holds
 * @param name the file's name, for messages
 * @param content opens the file from its beginning
 * @param encoding what its text is written in
 */
public record ImportFile(String dataSet, String name, Supplier<InputStream> content, Charset encoding) {

    /** A file in UTF-8. */
    public ImportFile(String dataSet, String name, Supplier<InputStream> content) {
        this(dataSet, name, content, StandardCharsets.UTF_8);
    }
}
