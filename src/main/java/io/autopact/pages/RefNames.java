package io.autopact.pages;

import io.autopact.shared.postgres.SqlFile;
import java.sql.Types;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells what the records are called that answers of the interface name by their codes. */
@Component
@RequiredArgsConstructor
public class RefNames {

    private static final String NAMES = SqlFile.read("pages/record-names.sql");

    private final JdbcClient database;

    /**
     * What a record is called.
     *
     * @param within what it lies within, where its page is that of another: the code of an agreement or organization,
     *     of an organization its type
     */
    record Named(String nameZh, String nameEn, @Nullable String within) {}

    /** Takes up the records that a page names. */
    public Refs on(Asked asked) {
        return new Refs(this, asked);
    }

    Map<Ref.Key, Named> find(Collection<Ref.Key> keys) {
        return database
                .sql(NAMES)
                .param(
                        "kinds",
                        array(keys.stream().map(key -> key.kind().name()).toArray(String[]::new)))
                .param("codes", array(keys.stream().map(Ref.Key::code).toArray(String[]::new)))
                .query((row, number) -> Map.entry(
                        new Ref.Key(RecordKind.valueOf(row.getString("kind")), row.getString("code")),
                        new Named(row.getString("name_zh"), row.getString("name_en"), row.getString("within"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static SqlParameterValue array(String[] texts) {
        return new SqlParameterValue(Types.ARRAY, texts);
    }
}
