-- A token may be limited to the addresses that it is sent from. Its actor is the name that the history shows: where
-- several tokens had one name, the later ones are told apart by their numbers.
alter table api_token
    add column addresses text[] not null default '{}',
    add column actor text;

update api_token as token
set actor = case
    when exists (select from api_token as earlier where earlier.name = token.name and earlier.id < token.id)
    then token.name || ' (' || token.code || ')'
    else token.name
end;

alter table api_token alter column actor set not null;
