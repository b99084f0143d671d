-- A page of gaps looks for what is planned without an agreement in the order of the keys, until the page is full.
set local client_min_messages = warning;

drop function if exists portfolio_gaps_of(text[], boolean, date) cascade;

-- In the order of what begins with a prefix, where what follows the prefix goes on after a key: from the beginning where the key is
-- missing or lies before all of it, nowhere where it lies beyond.
create function rest_of_key(after_key text, prefix text) returns text
    language sql immutable parallel safe
    return case
        when starts_with(after_key, prefix) then substr(after_key, length(prefix) + 1)
        when after_key collate "C" > prefix then chr(1114111)
        else ''
    end;

create index rollout_intended on rollout ((code || '/')) where not planned and moved_on is null;
