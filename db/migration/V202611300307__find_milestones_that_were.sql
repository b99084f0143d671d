-- The due dates of a milestone that was deleted are told gone by its code, which is found among all that there ever were.
call keep_ever('milestone');
