-- Where an organization is merged into another, the calendars that it is the scope of name the one that stays.
grant update (organization) on calendar to ${applicationRole};
