-- What a record was after a change, as the API shows it, is told by a function for each kind: <kind>_state. Each reads the
-- versions that held then, of the record and of its parts; the history tells the members that differ between two states.

-- Whether a version of a row held after the changes given. They are given one by one, those of the record up to the point
-- asked about: transactions that run side by side draw their numbers in one order and change a record in another.
create or replace function held(recorded_in bigint, replaced_in bigint, changes bigint[]) returns boolean
    language sql immutable parallel safe
    return recorded_in = any (changes) and coalesce(replaced_in <> all (changes), true);
