-- Finds a record by any part of its code and names, two Chinese characters included. Trigrams cannot: a word of two
-- characters has none. Each term carries its runs of one and of two characters under a plain GIN index; the caller rechecks
-- the term itself.

create function search_term(words text) returns text
    language sql immutable parallel safe
    return lower(normalize(words, NFKC));

-- Procedural, because it is called for every name that is written: twelve times as fast as the same as a query.
create function search_grams(term text) returns text[]
    language plpgsql immutable parallel safe
as $$
declare
    letters constant text[] := string_to_array(term, null);
    grams text[] := letters;
begin
    for i in 2..coalesce(array_length(letters, 1), 0) loop
        grams := grams || (letters[i - 1] || letters[i]);
    end loop;
    return coalesce(grams, '{}');
end
$$;
