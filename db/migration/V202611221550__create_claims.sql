-- Figures and other statements made in public, as they were made. They are appended and never overwritten: what was said
-- was said, and a later claim stands beside it.

create table claim (
    id bigint primary key default nextval('record_seq'),
    code text collate "C" not null unique check (code ~ '^[A-Z0-9_-]{1,80}$'),
    statement_zh text not null check (length(statement_zh) between 1 and 2000),
    statement_en text check (length(statement_en) between 1 and 2000),
    claimant text check (length(claimant) between 1 and 200),
    as_of date not null,
    as_of_precision text,
    as_of_confidence text,
    metric text check (metric in ('AUTOMAKERS_IN_COOPERATION', 'VEHICLE_MODELS_LANDED_OR_PLANNED', 'ECOSYSTEM_PARTNERS',
        'MOBILITY_OPERATORS_SERVED')),
    comparison text check (comparison in ('EXACTLY', 'MORE_THAN', 'AT_LEAST', 'ABOUT')),
    value bigint check (value between 0 and 1000000000000),
    note text check (length(note) between 1 and 4000),
    recorded_in bigint not null default current_change(),
    check (is_rough_date(as_of, as_of_precision, as_of_confidence)),
    -- A figure is a value with how it is meant; only a figure can be reconciled.
    constraint claim_figure check ((comparison is null) = (value is null)),
    constraint claim_metric check (metric is null or value is not null)
);
create index claim_as_of on claim (as_of, code);
create index claim_metric on claim (metric, code);
call keep_history('claim', 'CLAIM', 'id');
