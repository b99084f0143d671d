-- The words that state facts are found by any part of them, two Chinese characters included.
create index evidence_grams on evidence using gin (search_grams(search_folded(quote)));
