-- People: contacts at partners, and colleagues. Personal data: what of it is read by whom is said where it is told, and all of
-- it but the code can be erased. The organization is named by its code, as events name theirs.
create table person (
    id bigint primary key default nextval('record_seq'),
    code text collate "C" not null unique check (code ~ '^[a-z0-9-]{1,80}$'),
    name_zh text not null check (length(name_zh) between 1 and 200),
    name_en text not null check (length(name_en) between 1 and 200),
    organization text collate "C" not null check (length(organization) between 1 and 80),
    office_zh text check (length(office_zh) between 1 and 200),
    office_en text check (length(office_en) between 1 and 200),
    email text check (length(email) <= 254 and email ~ '^[^@\s]+@[^@\s]+$'),
    phone text check (length(phone) between 1 and 50),
    subject text check (length(subject) between 1 and 255),
    archived boolean not null default false,
    -- Whether the personal data was erased: then there is none but the code.
    erased boolean not null default false,
    version integer not null default 1,
    recorded_in bigint not null default current_change()
);
create index person_organization on person (organization, code);
create index person_subject on person (subject) where subject is not null;
call keep_history('person', 'PERSON', 'id');
call keep_ever('person');
call retire_codes_of('person', 'PERSON');
