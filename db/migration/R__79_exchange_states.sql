-- What was said of finished imports.
create or replace function import_state(record_id bigint, changes bigint[]) returns jsonb
    language sql stable
begin atomic
    select jsonb_build_object(
        'dataset', finished.data_set,
        'titleZh', format('新增 %s 行，更新 %s 行，未变 %s 行 · %s',
            finished.inserted, finished.updated, finished.unchanged, finished.rows_zh),
        'titleEn', format('%s new, %s changed, %s unchanged · %s',
            finished.inserted, finished.updated, finished.unchanged, finished.rows_en),
        'inserted', finished.inserted, 'updated', finished.updated, 'unchanged', finished.unchanged)
    from finished_import_versions as finished
    where finished.id = record_id and held(finished.recorded_in, finished.replaced_in, changes);
end;
