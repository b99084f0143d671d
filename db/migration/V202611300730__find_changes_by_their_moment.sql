-- Who changed what in a week is asked by the moments of the changes.
create index change_at on change (at);
