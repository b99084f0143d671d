package io.autopact.exchange.job;

import io.autopact.exchange.DataSet;
import io.autopact.exchange.TableDataSet;
import io.autopact.history.ChangeVia;
import io.autopact.history.Occurrence;
import io.autopact.shared.listing.Filter;
import io.autopact.shared.listing.JsonRows;
import io.autopact.shared.listing.ListDefinition;
import io.autopact.shared.listing.SortKey;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The list of imports, and what is told of them. */
@Configuration(proxyBeanMethods = false)
class ImportJobLists {

    private static final String MEMBERS = """
            job.id as "id", job.data_set as "dataset", job.rehearsal as "dryRun", job.correction as "correction",
            job.mode as "mode",
            job.state as "state", job.step as "step",
            job.rows_read as "rowsRead", job.bytes_read as "bytesRead", job.bytes_total as "bytesTotal",
            round(job.rows_read / nullif(took.seconds, 0))::bigint as "rowsPerSecond",
            case when job.state = 'RUNNING' and job.started_at is not null
                then greatest(ceil(job.bytes_total / nullif(earlier.bytes_per_second, 0) - took.seconds), 0)::bigint end as "secondsLeft",
            job.inserted as "inserted", job.updated as "updated", job.unchanged as "unchanged", job.error_count as "errorCount",
            told.errors as "errors", job.warning_count as "warningCount", told.warnings as "warnings",
            job.consequence_count as "consequenceCount",
            coalesce((
                select json_agg(follows.item order by follows.place)
                from jsonb_array_elements(job.consequences) with ordinality as follows (item, place)
                where follows.place <= :errors), '[]') as "consequences",
            job.detail as "detail", job.created_by as "by", job.created_at as "createdAt", job.started_at as "startedAt",
            job.finished_at as "finishedAt"
            from (select extract(epoch from coalesce(job.finished_at, now()) - job.started_at) as seconds) as took
            left join lateral (
                select coalesce(json_agg(mistake.as_json order by mistake.position) filter (where not mistake.is_warning), '[]') as errors,
                    coalesce(json_agg(mistake.as_json order by mistake.position) filter (where mistake.is_warning), '[]') as warnings
                from (
                    select is_warning, position, json_build_object(
                        'file', file, 'line', line, 'column', column_name, 'value', value, 'detail', detail, 'rule', rule) as as_json
                    from import_job_error
                    where job_id = job.id and position < :errors) as mistake) as told on true
            left join lateral (
                select min(largest.bytes_per_second) as bytes_per_second
                from (
                    select job_before.bytes_total / extract(epoch from job_before.finished_at - job_before.started_at) as bytes_per_second
                    from import_job as job_before
                    where job.state = 'RUNNING' and job_before.data_set = job.data_set and job_before.state = 'SUCCEEDED'
                      and job_before.finished_at > job_before.started_at
                    order by job_before.bytes_total desc, job_before.position desc
                    limit 1) as largest) as earlier on true""";

    /** What can be imported: a data set, or all of them together. */
    private static List<String> targets(List<DataSet> dataSets) {
        return Stream.concat(
                        dataSets.stream().filter(TableDataSet.class::isInstance).map(DataSet::name),
                        Stream.of("portfolio"))
                .sorted()
                .toList();
    }

    /** What is told of an import that has ended and has written something. */
    @Bean
    Occurrence importFinished() {
        return new Occurrence(
                "IMPORT",
                "import",
                "FINISHED",
                ImportJobs.LISTING,
                ChangeVia.IMPORT,
                Map.of(
                        "dataset",
                        "agreements",
                        "titleZh",
                        "新增 12 行，更新 3 行，未变 85 行 · 协议",
                        "titleEn",
                        "12 new, 3 changed, 85 unchanged · Agreements",
                        "inserted",
                        12,
                        "updated",
                        3,
                        "unchanged",
                        85));
    }

    @Bean
    ListDefinition<ImportJobView> sentImports(JsonRows rows, List<DataSet> dataSets) {
        return new ListDefinition<>(
                        ImportJobs.LISTING,
                        rows.of(ImportJobView.class, MEMBERS),
                        "import_job as job",
                        List.of(
                                Filter.constants(
                                        "state",
                                        ImportState.values(),
                                        "job.state = any (:state)",
                                        "How it ended, or RUNNING."),
                                Filter.words(
                                        "dataset",
                                        targets(dataSets),
                                        "job.data_set = any (:dataset)",
                                        "The data set, or portfolio.")),
                        List.of(SortKey.integer("createdAt", "job.position")),
                        List.of("-createdAt"))
                .undated();
    }
}
