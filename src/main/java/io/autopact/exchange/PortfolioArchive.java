package io.autopact.exchange;

import io.autopact.shared.roles.Role;
import io.autopact.shared.time.Today;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * All recorded facts as one zip: the recorded columns of every data set that can be imported, and their description,
 * from one snapshot. The same facts make the same bytes: entries are sorted, and their times say nothing.
 */
@Component
@RequiredArgsConstructor
public class PortfolioArchive {

    /** The entry with the description of the others. */
    static final String DESCRIPTION = "datapackage.json";

    /** A zip cannot leave its times out; it has them as on the wall, without a zone, and not before 1980. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Exporter exporter;
    private final DataSets dataSets;
    private final Today today;

    /**
     * Streams the archive.
     *
     * @param readers the roles of whoever gets it: it has what they may read
     * @return what went out, the rows of all data sets together; empty where the target wanted nothing
     */
    public Optional<Exporter.Summary> write(Set<Role> readers, Exporter.Target target) {
        Written written = new Written();
        exporter.writeTogether((head, copier) -> {
            OutputStream opened = target.open(head);
            if (opened != null) {
                MeasuredOutput measured = new MeasuredOutput(opened);
                written.summary =
                        Optional.of(new Exporter.Summary(write(measured, copier, readers), measured.sha256()));
            }
        });
        return written.summary;
    }

    private static final class Written {
        private Optional<Exporter.Summary> summary = Optional.empty();
    }

    private long write(OutputStream target, Exporter.Copier copier, Set<Role> readers) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(target);
        zip.setLevel(Deflater.BEST_SPEED);
        List<TableDataSet> included = dataSets.writable().stream()
                .map(dataSet -> dataSet.readableBy(readers))
                .toList();
        LocalDate asOf = today.get();
        long rows = 0;
        boolean described = false;
        for (TableDataSet dataSet : included) {
            String name = dataSet.name() + ".csv";
            if (!described && name.compareTo(DESCRIPTION) > 0) {
                describe(zip, included);
                described = true;
            }
            begin(zip, name);
            rows += copier.copy(Export.ofRecorded(dataSet, asOf), zip);
            zip.closeEntry();
        }
        zip.finish();
        return rows;
    }

    private static void describe(ZipOutputStream zip, List<TableDataSet> included) throws IOException {
        begin(zip, DESCRIPTION);
        zip.write(JSON.writeValueAsBytes(DataPackage.ofArchive(included)));
        zip.write('\n');
        zip.closeEntry();
    }

    private static void begin(ZipOutputStream zip, String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
    }
}
