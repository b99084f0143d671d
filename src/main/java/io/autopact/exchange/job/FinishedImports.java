package io.autopact.exchange.job;

import io.autopact.exchange.DataSet;
import io.autopact.exchange.DataSets;
import io.autopact.exchange.ImportReport;
import io.autopact.shared.postgres.SqlFile;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells in the change log that an import has ended and has written something, in the transaction that wrote it. */
@Component
@RequiredArgsConstructor
class FinishedImports {

    private static final String TELL = SqlFile.read("exchange/tell-finished-import.sql");

    private final JdbcClient database;
    private final DataSets dataSets;

    void tell(ImportTask task, ImportReport report) {
        Optional<DataSet> dataSet = dataSets.find(task.target());
        database.sql(TELL)
                .param("job", task.id().toString())
                .param("dataSet", task.target())
                .param("rowsZh", dataSet.map(DataSet::descriptionZh).orElse("多个数据集"))
                .param("rowsEn", dataSet.map(DataSet::descriptionEn).orElse("several data sets"))
                .param("inserted", report.inserted())
                .param("updated", report.updated())
                .param("unchanged", report.unchanged())
                .update();
    }
}
