-- True: the role comes from a rule about what the sign-in provider says, and goes when the rule no longer holds. A role
-- that somebody gave by hand is theirs whatever the rules say.
alter table membership
    add column by_rule boolean not null default false;
