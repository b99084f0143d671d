package io.autopact.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A file of each data set put into a register that has only those before it, beside COPY of the rows that it left into
 * a table like theirs. What is in a file stands in {@code src/test/resources/benchmark/imports}. It is no test and runs
 * on demand: {@code mvn verify -Pbenchmark -Dit.test=ImportsBenchmark}.
 */
class ImportsBenchmark {

    private static final int ROWS = Integer.getInteger("benchmark.rows", 100_000);

    private static final Path FILES = Path.of("src/test/resources/benchmark/imports");

    /**
     * A data set, the table that its rows are in, and how it is imported: what is signed takes other parts by a
     * correction.
     */
    private record Target(String dataSet, String table, String query) {}

    /** In an order in which each refers to those before it. */
    private static final List<Target> TARGETS = Stream.of(
                    "sources source",
                    "cooperation_domains cooperation_domain",
                    "capabilities capability",
                    "architectures architecture",
                    "architecture_elements architecture_element",
                    "architecture_capabilities architecture_capability",
                    "element_domains element_domain",
                    "organizations organization",
                    "organization_aliases organization_alias",
                    "organization_ties organization_tie",
                    "cooperations cooperation",
                    "people person",
                    "solutions solution",
                    "solution_capabilities solution_capability",
                    "solution_domains solution_domain",
                    "solution_elements solution_element",
                    "solution_providers solution_provider",
                    "agreements agreement",
                    "agreement_parties agreement_party ?correction=benchmark",
                    "agreement_scope agreement_item ?correction=benchmark",
                    "agreement_elements agreement_item ?correction=benchmark",
                    "agreement_capabilities agreement_item ?correction=benchmark",
                    "agreement_solutions agreement_item ?correction=benchmark",
                    "agreement_lineage agreement_lineage ?correction=benchmark",
                    "agreement_signatories agreement_signatory ?correction=benchmark",
                    "amendments amendment",
                    "instruments instrument",
                    "milestones milestone",
                    "milestone_plans milestone_plan",
                    "vehicle_models vehicle_model",
                    "rollouts rollout",
                    "rollout_plans rollout_plan",
                    "rollout_stages rollout_stage",
                    "deployments deployment",
                    "events event",
                    "event_organizations event_organization",
                    "event_records event_record",
                    "claims claim",
                    "claim_records claim_record",
                    "evidence evidence",
                    "responsible responsibility")
            .map(line -> line.split(" "))
            .map(words -> new Target(words[0], words[1], words.length > 2 ? words[2] : ""))
            .toList();

    @TempDir
    private Path folder;

    @Test
    void aFileOfEachDataSet() throws Exception {
        try (Register register = Register.start(folder.resolve("data"), "-Xmx64m");
                Connection database = register.connect()) {
            Import imported = new Import(register.service(), database);
            Table table = new Table("| data set | rows | COPY | import | ratio |", "| --- | --- | --- | --- | --- |");
            try (Statement statement = database.createStatement()) {
                statement.execute("set benchmark.rows = " + ROWS);
            }
            for (Target target : TARGETS) {
                Path csv = folder.resolve(target.dataSet() + ".csv");
                imported.unload(Files.readString(FILES.resolve(target.dataSet() + ".sql")), "csv, header", csv);
                Import.Times times = imported.measure(target.dataSet() + target.query(), target.table(), csv);
                String row = "| %s | %,d | %.1f s | %.1f s | %.2f |"
                        .formatted(
                                target.dataSet(),
                                times.rows(),
                                times.copy(),
                                times.taken(),
                                times.taken() / times.copy());
                System.out.println(row);
                table.row(row);
                register.run("vacuum analyze");
            }
            table.note("The service ran with `-Xmx64m`; its resident memory never passed %d MB."
                    .formatted(register.service().memory("VmHWM")));
            table.write("imports");
        }
    }
}
