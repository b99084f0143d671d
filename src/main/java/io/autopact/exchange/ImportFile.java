package io.autopact.exchange;

import java.io.InputStream;
import java.util.function.Supplier;

/**
 * One CSV file of an import.
 *
 * @param dataSet the name of the data set it holds
 * @param name the file's name, for messages
 * @param content opens the file from its beginning
 */
public record ImportFile(String dataSet, String name, Supplier<InputStream> content) {}
