-- What agreements name in their scopes stands in one table, whatever kind of thing it is: each from one day to another, with
-- the words of the source. Domains and solutions had a table each, and solutions no words.
set local client_min_messages = warning;
create table agreement_item (
    id bigint primary key default nextval('record_seq'),
    agreement_id bigint not null references agreement,
    kind text not null,
    -- The keys of all that can be named come from one sequence: one column holds them, and those below tell them apart.
    item_id bigint not null,
    domain_id bigint generated always as (case when kind = 'DOMAIN' then item_id end) stored references cooperation_domain,
    solution_id bigint generated always as (case when kind = 'SOLUTION' then item_id end) stored references solution,
    valid_from date,
    valid_from_precision text,
    valid_from_confidence text,
    valid_until date,
    valid_until_precision text,
    valid_until_confidence text,
    wording_zh text check (length(wording_zh) between 1 and 500),
    confidence text not null default 'STATED' check (confidence in ('STATED', 'INFERRED')),
    -- By which amendment it came, and by which it ended.
    added_in integer,
    ended_in integer,
    recorded_in bigint not null default current_change(),
    constraint agreement_item_kind check (kind in ('DOMAIN', 'SOLUTION')),
    constraint agreement_item_from check (is_rough_date(valid_from, valid_from_precision, valid_from_confidence)),
    constraint agreement_item_until check (is_rough_date(valid_until, valid_until_precision, valid_until_confidence)),
    constraint agreement_item_order check (valid_from <= valid_until),
    constraint agreement_item_added_in foreign key (agreement_id, added_in) references amendment (agreement_id, number)
        deferrable initially deferred,
    constraint agreement_item_ended_in foreign key (agreement_id, ended_in) references amendment (agreement_id, number)
        deferrable initially deferred,
    constraint agreement_item_key unique nulls not distinct (agreement_id, item_id, valid_from),
    constraint agreement_item_overlaps exclude using gist (
        int8range(agreement_id, agreement_id, '[]') with &&,
        int8range(item_id, item_id, '[]') with &&,
        daterange(valid_from, valid_until, '[]') with &&)
        deferrable initially deferred
);
create index agreement_item_domain on agreement_item (domain_id, agreement_id) where domain_id is not null;
create index agreement_item_solution on agreement_item (solution_id, agreement_id) where solution_id is not null;
call keep_history('agreement_item', 'AGREEMENT', 'agreement_id');

-- The rows that are there move with their keys and by the changes that wrote them, and so do those that were: the history
-- goes on as it is.
alter table agreement_item disable trigger user;
insert into agreement_item (id, agreement_id, kind, item_id, valid_from, valid_from_precision, valid_from_confidence,
    valid_until, valid_until_precision, valid_until_confidence, wording_zh, confidence, added_in, ended_in, recorded_in)
select id, agreement_id, 'DOMAIN', domain_id, valid_from, valid_from_precision, valid_from_confidence,
    valid_until, valid_until_precision, valid_until_confidence, wording_zh, confidence, added_in, ended_in, recorded_in
from agreement_scope
union all
select id, agreement_id, 'SOLUTION', solution_id, valid_from, valid_from_precision, valid_from_confidence,
    valid_until, valid_until_precision, valid_until_confidence, null, 'STATED', added_in, ended_in, recorded_in
from agreement_solution;
set constraints all immediate;
alter table agreement_item enable trigger user;
insert into agreement_item_history (id, agreement_id, kind, item_id, domain_id, solution_id,
    valid_from, valid_from_precision, valid_from_confidence, valid_until, valid_until_precision, valid_until_confidence,
    wording_zh, confidence, added_in, ended_in, recorded_in, replaced_in)
select id, agreement_id, 'DOMAIN', domain_id, domain_id, null,
    valid_from, valid_from_precision, valid_from_confidence, valid_until, valid_until_precision, valid_until_confidence,
    wording_zh, confidence, added_in, ended_in, recorded_in, replaced_in
from agreement_scope_history
union all
select id, agreement_id, 'SOLUTION', solution_id, null, solution_id,
    valid_from, valid_from_precision, valid_from_confidence, valid_until, valid_until_precision, valid_until_confidence,
    null, 'STATED', added_in, ended_in, recorded_in, replaced_in
from agreement_solution_history;

-- With the functions and views that read them; the repeatable migrations make those anew.
drop table agreement_scope, agreement_solution, agreement_scope_history, agreement_solution_history cascade;
drop function note_change_of_agreement_scope(), note_change_of_agreement_solution();
