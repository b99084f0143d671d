-- The one way by which anything leaves the history: the personal data of one person, for good.

-- Takes it out of the record, of what it was before, of the answers kept for retries, of what was said of rows of imports, and
-- of what was queued for webhooks and what they answered; their sessions end.
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
begin
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
    update person
    set name_zh = '已抹除', name_en = 'Erased', office_zh = null, office_en = null, email = null, phone = null, subject = null,
        archived = true, erased = true, version = version + 1
    where id = person_id;
    update person_history
    set name_zh = '已抹除', name_en = 'Erased', office_zh = null, office_en = null, email = null, phone = null, subject = null
    where id = person_id;
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
