package io.autopact.exchange;

import io.autopact.shared.CountedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * A zip with files to import. Nothing of it is unpacked onto a disk: each entry is read as it is imported, and not
 * further than it said it would go.
 */
public final class ImportArchive implements AutoCloseable {

    private static final Pattern ENTRY = Pattern.compile("([a-z_]+)\\.csv");
    private static final long MOST_BYTES = 4L * 1024 * 1024 * 1024;

    /** What packs better than this is no list of facts. */
    private static final long MOST_RATIO = 200;

    /** Up to this size an entry harms nobody, however well it packs. */
    private static final long HARMLESS_BYTES = 10L * 1024 * 1024;

    private final ZipFile zip;
    private final List<ImportFile> files = new ArrayList<>();
    private final List<ImportError> errors = new ArrayList<>();
    private long bytes;

    private ImportArchive(ZipFile zip) {
        this.zip = zip;
    }

    /**
     * Opens a zip and looks at its entries.
     *
     * @throws ImportRefusedException if it is none, or has entries that are not files to import
     */
    public static ImportArchive open(SeekableByteChannel content) {
        ImportReport report = new ImportReport();
        try {
            ImportArchive archive = new ImportArchive(
                    ZipFile.builder().setSeekableByteChannel(content).get());
            archive.look();
            if (archive.errors.isEmpty()) {
                return archive;
            }
            archive.errors.forEach(report::error);
            archive.close();
        } catch (IOException | RuntimeException notAZip) {
            report.error(
                    new ImportError("portfolio.zip", 0, null, null, "is not a zip that can be read, or is cut off"));
        }
        throw new ImportRefusedException(report);
    }

    private void look() {
        Set<String> names = new HashSet<>();
        for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
            String name = entry.getName();
            if (!names.add(name)) {
                error(name, "stands twice in the archive");
            } else if (!name.equals(PortfolioArchive.DESCRIPTION)) {
                take(entry, name);
            }
        }
        if (files.isEmpty() && errors.isEmpty()) {
            error(
                    "portfolio.zip",
                    "has no file to import; they are called after their data sets, such as agreements.csv");
        }
        if (bytes > MOST_BYTES) {
            error("portfolio.zip", "has more than 4 GiB unpacked");
        }
    }

    private void take(ZipArchiveEntry entry, String name) {
        Matcher dataSet = ENTRY.matcher(name);
        if (!dataSet.matches()) {
            error(
                    name,
                    "is no file to import: they lie at the top and are called after their data sets, such as agreements.csv");
        } else if (!zip.canReadEntryData(entry)) {
            error(name, "is encrypted, or packed in a way that is not read here");
        } else if (entry.getSize() > HARMLESS_BYTES && entry.getSize() / MOST_RATIO > entry.getCompressedSize()) {
            error(name, "unpacks to more than " + MOST_RATIO + " times its size");
        } else {
            bytes += entry.getSize();
            files.add(new ImportFile(dataSet.group(1), name, () -> content(entry)));
        }
    }

    private InputStream content(ZipArchiveEntry entry) {
        try {
            return new NoMoreThanDeclared(zip.getInputStream(entry), entry.getSize());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void error(String file, String detail) {
        String shown = file.length() > 200 ? file.substring(0, 200) + "…" : file;
        errors.add(new ImportError(shown, 0, null, null, detail));
    }

    /** The files to import. */
    public List<ImportFile> files() {
        return List.copyOf(files);
    }

    /** How many bytes the files have together, unpacked. */
    public long bytes() {
        return bytes;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** An entry that goes on beyond the size that it was let in with. */
    private static final class NoMoreThanDeclared extends CountedInputStream {

        private long left;

        NoMoreThanDeclared(InputStream content, long declared) {
            super(content);
            left = declared;
        }

        @Override
        protected void came(int count) throws IOException {
            left -= count;
            if (left < 0) {
                throw new IOException("unpacks to more than the archive says");
            }
        }
    }
}
