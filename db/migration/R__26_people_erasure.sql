-- The one way by which anything leaves the history: the personal data of one person, for good.

-- Nothing names somebody whose personal data was erased by a name or an office. What is written while it is erased waits for
-- that. The arguments are the columns with the key, the names and the offices.
create or replace function refuse_name_of_erased() returns trigger
    language plpgsql
as $$
declare
    said constant jsonb := to_jsonb(new);
    named record;
begin
    select code, erased into named
    from ${flyway:defaultSchema}.person where id = (said ->> tg_argv[0])::bigint
    for share;
    if named.erased and not (
            coalesce(said ->> tg_argv[1], '已抹除 ' || named.code) = '已抹除 ' || named.code
            and coalesce(said ->> tg_argv[2], 'Erased ' || named.code) = 'Erased ' || named.code
            and num_nonnulls(said ->> tg_argv[3], said ->> tg_argv[4]) = 0) then
        raise exception 'the personal data of % was erased', named.code
            using errcode = 'integrity_constraint_violation', constraint = 'erased_has_no_name';
    end if;
    return new;
end
$$;
create or replace trigger refuse_name_of_erased before insert or update on agreement_signatory
    for each row when (new.person_id is not null)
    execute function refuse_name_of_erased('person_id', 'name_zh', 'name_en', 'office_zh', 'office_en');
create or replace trigger refuse_name_of_erased before insert or update on claim
    for each row when (new.claimant_person_id is not null)
    execute function refuse_name_of_erased('claimant_person_id', 'claimant_name_zh', 'claimant_name_en', 'claimant_office_zh',
        'claimant_office_en');

-- Takes the names and offices of a person out of the agreements that they signed or stood by, and of the claims that name them,
-- in what is recorded and in what was. Where such a record named them by the same name before it named the person, that goes too.
-- Records that never named the person keep their words: they may be of somebody else.
create or replace function erase_names_of_person(person_id bigint, names text[]) returns void
    language plpgsql set search_path = ${flyway:defaultSchema}, pg_temp
as $$
declare
    known_as constant text := (select code from person where id = erase_names_of_person.person_id);
    agreements constant bigint[] := array(
        select distinct agreement_id from agreement_signatory_versions as signatory
        where signatory.person_id = erase_names_of_person.person_id);
    claims constant bigint[] := array(
        select distinct id from claim_versions where claimant_person_id = erase_names_of_person.person_id);
begin
    with emptied as (
        update agreement_signatory as signatory
        -- Of the same name in another role there is no code, so that no two are the same.
        set name_zh = '已抹除 ' || case when signatory.person_id is null then signatory.id::text else known_as end,
            name_en = 'Erased ' || case when signatory.person_id is null then signatory.id::text else known_as end,
            office_zh = null, office_en = null
        where signatory.agreement_id = any (agreements) and (signatory.person_id = erase_names_of_person.person_id
            or signatory.person_id is null and signatory.name_zh = any (names))
        returning signatory.agreement_id)
    update agreement set version = version + 1 where id in (select agreement_id from emptied);
    update agreement_signatory_history as signatory
    set name_zh = '已抹除 ' || known_as, name_en = 'Erased ' || known_as, office_zh = null, office_en = null
    where signatory.agreement_id = any (agreements) and (signatory.person_id = erase_names_of_person.person_id
        or signatory.person_id is null and signatory.name_zh = any (names));
    update claim
    set claimant_name_zh = null, claimant_name_en = null, claimant_office_zh = null, claimant_office_en = null, version = version + 1,
        claimant = case when not exists (select from unnest(names) as name where position(name in claimant) > 0) then claimant end
    where id = any (claims) and (claimant_person_id = erase_names_of_person.person_id
        or claimant_person_id is null and (claimant_name_zh = any (names) or claimant_name_en = any (names)
            or exists (select from unnest(names) as name where position(name in claimant) > 0)));
    update claim_history
    set claimant_name_zh = null, claimant_name_en = null, claimant_office_zh = null, claimant_office_en = null,
        claimant = case when not exists (select from unnest(names) as name where position(name in claimant) > 0) then claimant end
    where id = any (claims) and (claimant_person_id = erase_names_of_person.person_id
        or claimant_person_id is null and (claimant_name_zh = any (names) or claimant_name_en = any (names)
            or exists (select from unnest(names) as name where position(name in claimant) > 0)));
end
$$;
revoke execute on function erase_names_of_person(bigint, text[]) from public;

-- Takes it out of the record, of what it was before, of the records that name the person, of the answers kept for retries, of
-- what was said of rows of imports, and of what was queued for webhooks and what they answered; their sessions end.
-- Where the person changed something themselves, the history names them by their code instead of by their login. It is done
-- with the rights of the owner, as the service itself can change nothing in the history; and it cannot be done unseen, as it
-- is a change of the record like any other.
create or replace function erase_person(person_id bigint) returns void
    language plpgsql security definer set search_path = ${flyway:defaultSchema}, pg_temp
as $$
declare
    words text[];
    logins text[];
    known_as text;
    names text[];
    written text[];
begin
    -- Whoever writes that the person signed or claimed something has done so, or waits until there is nothing to name.
    perform from person where person.id = erase_person.person_id for update;
    -- Whoever queues for webhooks from the log holds this row: what they have read is queued before, or read after.
    perform from webhook_position for update;
    select array_agg(distinct told.word), array_agg(distinct told.word) filter (where told.is_login), min(told.code)
    into words, logins, known_as
    from (
        select version.code, word, (word = version.subject) is true as is_login
        from person_versions as version
        cross join unnest(array[version.name_zh, version.name_en, version.office_zh, version.office_en, version.email,
            version.phone, version.subject]) as word
        where version.id = person_id and word is not null and not version.erased) as told;
    -- Whatever the records that name the person call them goes with what the person is called.
    select array_agg(distinct told.word) filter (where told.is_name), array_agg(distinct told.word) into names, written
    from (
        select word, word in (version.name_zh, version.name_en) as is_name
        from person_versions as version
        cross join unnest(array[version.name_zh, version.name_en]) as word
        where version.id = erase_person.person_id and not version.erased
        union all
        select word, word in (signatory.name_zh, signatory.name_en)
        from agreement_signatory_versions as signatory
        cross join unnest(array[signatory.name_zh, signatory.name_en, signatory.office_zh, signatory.office_en]) as word
        where signatory.person_id = erase_person.person_id and word is not null
        union all
        select word, (word in (claim.claimant_name_zh, claim.claimant_name_en)) is true
        from claim_versions as claim
        cross join unnest(array[claim.claimant_name_zh, claim.claimant_name_en, claim.claimant_office_zh, claim.claimant_office_en]) as word
        where claim.claimant_person_id = erase_person.person_id and word is not null) as told;
    words := words || written || array(
        select distinct claim.claimant
        from claim_versions as claim
        where claim.id in (select named.id from claim_versions as named where named.claimant_person_id = erase_person.person_id)
          and exists (select from unnest(names) as name where position(name in claim.claimant) > 0));
    update person
    set name_zh = '已抹除', name_en = 'Erased', office_zh = null, office_en = null, email = null, phone = null, subject = null,
        archived = true, erased = true, version = version + 1
    where id = person_id;
    update person_history
    set name_zh = '已抹除', name_en = 'Erased', office_zh = null, office_en = null, email = null, phone = null, subject = null
    where id = person_id;
    perform erase_names_of_person(person_id, names);
    update change set actor = known_as where actor = any (logins);
    delete from calendar where calendar.made_by = any (logins) or calendar.person_id = erase_person.person_id;
    update import_job set created_by = known_as where created_by = any (logins);
    delete from login_session where principal_name = any (logins);
    delete from kept_answer
    where exists (select from unnest(words) as word where position(to_json(word)::text in kept_answer.body) > 0);
    -- What was queued for webhooks is sent as the feed tells it from now on: without what was erased.
    with queued as (
        update webhook_delivery
        set body = jsonb_set(
            jsonb_set(body::jsonb, '{data,members}', '[]'), '{data,by}', to_jsonb(
                case when body::jsonb #>> '{data,by}' = any (logins) then known_as else body::jsonb #>> '{data,by}' end))
        where exists (select from unnest(words) as word where position(to_json(word)::text in body) > 0)
        returning id)
    update webhook_attempt set answer = null, failure = null where delivery_id in (select id from queued);
    -- Of mail there is the key of the person, what the server said, and addresses of nobody in particular.
    update notification
    set state = case state when 'WAITING' then 'DROPPED' else state end, detail = null,
        reason = case state when 'WAITING' then 'ERASED' else reason end
    where notification.person_id = erase_person.person_id;
    delete from notification where address = any (words);
    delete from mail_digest where address = any (words) and not exists (select from notification where digest_id = mail_digest.id);
    delete from mail_refusal where address = any (words);
    update import_job_error set value = null, detail = 'Erased.' where value = any (words);
end
$$;
revoke execute on function erase_person(bigint) from public;
grant execute on function erase_person(bigint) to ${applicationRole};
