-- White space tells where something is in use at an affiliate, and of whom it is not known what was agreed.
drop function if exists white_space(date);
