-- Every filter and every sort of the long lists has an index that serves it, so that a page costs the same in a register
-- of a hundred thousand records as in a small one, and the thousandth page what the first one costs. Each index ends with
-- the code, which breaks ties in the direction of the sort: one index, read forwards or backwards, serves both.

-- Organizations of all types, and of one type each.
create index organization_by_kind on organization (kind, code);
create index organization_by_name_zh on organization (name_zh, code);
create index organization_by_name_en on organization (name_en, code);
create index organization_by_recorded_in on organization (recorded_in, code);
create index organization_type_code on organization (type, code);
create index organization_type_recorded_in on organization (type, recorded_in, code);
create index organization_country on organization (country, code);
create index organization_archived on organization (code) where archived;

-- A missing date stands last in either direction, which takes an index for each.
create index agreement_signed_first on agreement (coalesce(signed_on, 'infinity'::date), code);
create index agreement_signed_last on agreement (coalesce(signed_on, '-infinity'::date), code);
create index agreement_effective_first on agreement (coalesce(effective_on, 'infinity'::date), code);
create index agreement_effective_last on agreement (coalesce(effective_on, '-infinity'::date), code);
create index agreement_agreed_until_first on agreement (coalesce(agreed_until, 'infinity'::date), code);
create index agreement_agreed_until_last on agreement (coalesce(agreed_until, '-infinity'::date), code);
create index agreement_kind on agreement (kind, code);
create index agreement_title_zh on agreement (title_zh, code);
create index agreement_title_en on agreement (title_en, code);
create index agreement_recorded_in on agreement (recorded_in, code);
-- What is not signed has no day of signing, so that the usual order has all drafts at its end: it is not to be walked for them.
create index agreement_status_signed_last on agreement (status, coalesce(signed_on, '-infinity'::date), code);
create index agreement_terminated_on on agreement (terminated_on) where terminated_on is not null;
create index agreement_amended on agreement (code) where amended;

-- The days on which a signed agreement can be in force: exactly those on which it is, where nothing amends it and it does
-- not renew itself. The expiry of the others depends on the day asked about; their days are open to the end here, and
-- whoever asks decides each of them by its phase.
create function agreement_days_in_force(
    status text, signed_on date, effective_on date, expires_on date, terminated_on date, amended boolean, renewal_months integer)
    returns daterange
    language sql immutable parallel safe
    return case
        when status not in ('SIGNED', 'TERMINATED') or signed_on is null or effective_on is null then null
        when greatest(signed_on, effective_on)
            > least(case when not amended and renewal_months is null then expires_on end, terminated_on) then null
        else daterange(
            greatest(signed_on, effective_on),
            least(case when not amended and renewal_months is null then expires_on end, terminated_on), '[]')
    end;

-- The same for the days within the period of notice before the expiry.
create function agreement_days_expiring(
    status text, signed_on date, effective_on date, expires_on date, terminated_on date, amended boolean, renewal_months integer,
    notice_days integer)
    returns daterange
    language sql immutable parallel safe
    return case
        when notice_days is null or expires_on is null and not amended then null
        when amended or renewal_months is not null
            then agreement_days_in_force(status, signed_on, effective_on, expires_on, terminated_on, amended, renewal_months)
        else agreement_days_in_force(status, signed_on, effective_on, expires_on, terminated_on, amended, renewal_months)
            * daterange(expires_on - notice_days, null)
    end;

-- The days from signing to the one before the first of effect, whatever the expiry.
create function agreement_days_upcoming(status text, signed_on date, effective_on date, terminated_on date) returns daterange
    language sql immutable parallel safe
    return case
        when status not in ('SIGNED', 'TERMINATED') or signed_on is null or signed_on > least(effective_on - 1, terminated_on) then null
        else daterange(signed_on, least(effective_on - 1, terminated_on), '[]')
    end;

create index agreement_by_days_in_force on agreement using gist (agreement_days_in_force(
    status, signed_on, effective_on, expires_on, terminated_on, amended, renewal_months));
create index agreement_by_days_expiring on agreement using gist (agreement_days_expiring(
    status, signed_on, effective_on, expires_on, terminated_on, amended, renewal_months, notice_days))
    where notice_days is not null;
create index agreement_by_days_upcoming on agreement using gist (agreement_days_upcoming(status, signed_on, effective_on, terminated_on))
    where agreement_days_upcoming(status, signed_on, effective_on, terminated_on) is not null;
