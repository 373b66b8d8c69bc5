-- What exists by now has no limit on what is new; operators and tenants set some where they want one.
insert into counter (scope, resource, level, ceiling)
select scope, resource, level, 9223372036854775807
from account, unnest(array['volumes', 'volume-storage', 'snapshots', 'snapshot-storage']) as fresh (resource);
