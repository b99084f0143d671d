-- Search by any part of a code or a name. The words that are searched carry their runs of one and two characters.

-- The grams that a term must have to contain the words: the pairs, or the one character where there is no pair.
create or replace function search_needs(words text) returns text[]
    language sql immutable parallel safe
    return (
        select coalesce(array_agg(distinct substr(search_folded(words), start, least(2, length(search_folded(words))))), '{}')
        from generate_series(1, greatest(1, length(search_folded(words)) - 1)) as start);
