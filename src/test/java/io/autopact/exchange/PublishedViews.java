package io.autopact.exchange;

import io.autopact.shared.roles.Role;
import io.autopact.shared.time.RoughDate;
import java.util.EnumSet;
import java.util.stream.Collectors;

/** The migration that publishes the data sets as views, made from what they declare. */
final class PublishedViews {

    private static final String SCHEMA = "autopact_bi";
    private static final String AS_OF = "(select " + SCHEMA + ".as_of())";

    private static final String HEAD =
            """
            -- What tools that read the database directly can rely on: a view for each data set, with the columns of its CSV in
            -- their order, each of its own type. Generated from the data sets; mvn test -Dgroups=kept -Dautopact.keep=true writes it anew.
            --
            -- A migration that changes what a view reads, in a way that PostgreSQL refuses, drops the view and makes it again.
            set local client_min_messages = warning;

            create schema if not exists autopact_bi;
            comment on schema autopact_bi is
                '供 BI 工具直接读取的只读视图，每个数据集一个 — Read-only views for BI tools, one for each data set';

            -- A date as the API takes it; what is refused is told in the words of a date that is none.
            create or replace function autopact_bi.within_reason(asked date) returns date
                language sql stable parallel safe
                return case
                    when asked between date '%1$s' and date '%2$s' then asked
                    else (asked || ' does not lie between %1$s and %2$s')::date end;
            comment on function autopact_bi.within_reason(date) is
                '%1$s 至 %2$s 之间的日期，其余拒绝 — A date between %1$s and %2$s; others are refused';

            -- The zone is that of the service, so that both have the same today.
            create or replace function autopact_bi.as_of() returns date
                language sql stable parallel safe
                return autopact_bi.within_reason(
                    coalesce(nullif(current_setting('autopact.as_of', true), '')::date, (now() at time zone ${zone})::date));
            comment on function autopact_bi.as_of() is
                '视图所依据的日期：会话中 autopact.as_of 所设的日期，未设时为今天 — The date that the views are as of: what the session set as autopact.as_of, else today';

            -- A view is replaced where it stands, with the grants on it and the views over it: columns are only ever appended. Where
            -- one came between others all the same, the view is made anew.
            create or replace procedure pg_temp.publish(view text, query text)
                language plpgsql
            as $$
            begin
                execute format('create or replace view autopact_bi.%I as %s', view, query);
            exception when invalid_table_definition then
                execute format('drop view autopact_bi.%I', view);
                execute format('create view autopact_bi.%I as %s', view, query);
            end
            $$;

            -- The rows of a view on a date: a function with the columns of the view. It has the rights of its owner, as the view has to
            -- its tables, and finds all that it names when it is made.
            create or replace procedure pg_temp.publish_at(view text, query text)
                language plpgsql
            as $$
            declare
                name text := view || '_at';
                made text := format(
                    'create or replace function autopact_bi.%I(date) returns table (%s)
                        language sql stable security definer set search_path = pg_catalog, pg_temp
                    begin atomic %s; end',
                    name,
                    (select string_agg(format('%I %s', attname, format_type(atttypid, atttypmod)), ', ' order by attnum)
                     from pg_attribute
                     where attrelid = format('autopact_bi.%I', view)::regclass and attnum > 0 and not attisdropped),
                    query);
            begin
                execute made;
            exception when invalid_function_definition then
                execute format('drop function autopact_bi.%I(date)', name);
                execute made;
            end
            $$;
            """.replace("%1$s", RoughDate.EARLIEST.toString()).replace("%2$s", RoughDate.LATEST.toString());

    private PublishedViews() {}

    /** The name of a data set's view. */
    static String name(DataSet dataSet) {
        return SCHEMA + "." + dataSet.name();
    }

    /** A data set as its view has it: what a BI tool may not read is not in it. */
    static DataSet published(DataSet dataSet) {
        return dataSet.readableBy(EnumSet.of(Role.BI));
    }

    /** The whole migration. */
    static String migration(DataSets dataSets) {
        return dataSets.all().stream()
                .map(PublishedViews::published)
                .map(PublishedViews::view)
                .collect(Collectors.joining("\n", HEAD + "\n", ""));
    }

    /** Whether what a data set says depends on a date. */
    static boolean dependsOnADate(DataSet dataSet) {
        return ExportStatements.view(dataSet, ":asOf").contains(":asOf");
    }

    /** The rows of a view on a date. */
    private static String function(DataSet dataSet) {
        return """
                call pg_temp.publish_at('%4$s', $view$
                %2$s
                $view$);
                comment on function %1$s_at(date) is %3$s;
                """.formatted(
                name(dataSet),
                ExportStatements.view(
                        dataSet, "(select " + SCHEMA + ".within_reason(coalesce($1, " + SCHEMA + ".as_of())))"),
                words(
                        dataSet.descriptionZh() + "（指定日期）",
                        dataSet.descriptionEn() + ", as of a date; as of that of the views where none is given"),
                dataSet.name());
    }

    private static String view(DataSet dataSet) {
        String columns = dataSet.columns().stream()
                .map(column -> "comment on column %s.\"%s\" is %s;\n"
                        .formatted(name(dataSet), column.name(), words(column.descriptionZh(), column.descriptionEn())))
                .collect(Collectors.joining());
        return """
                call pg_temp.publish('%s', $view$
                %s
                $view$);
                comment on view %s is %s;
                %s%s""".formatted(
                        dataSet.name(),
                        ExportStatements.view(dataSet, AS_OF),
                        name(dataSet),
                        words(dataSet.descriptionZh(), dataSet.descriptionEn()),
                        columns,
                        dependsOnADate(dataSet) ? function(dataSet) : "");
    }

    private static String words(String zh, String en) {
        return "'%s'".formatted((zh + " — " + en).replace("'", "''"));
    }
}
