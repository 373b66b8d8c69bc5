-- Volumes and snapshots are metered as instances are: the column "instance" has the id of any of them.
alter table transition
    add column meter text check (meter in ('volume', 'snapshot')),
    add column kept  bigint check (kept >= 0),
    drop constraint transition_kind_check,
    add constraint transition_kind_check check (kind in ('root-disk', 'started', 'stopped', 'terminated', 'kept')),
    add constraint transition_kept check ((kind = 'kept') = (meter is not null and kept is not null));

alter table usage_interval
    drop constraint usage_interval_meter_check,
    add constraint usage_interval_meter_check
        check (meter in ('vcpu', 'memory', 'root-disk', 'volume', 'snapshot'));

alter table price
    drop constraint price_meter_check,
    add constraint price_meter_check check (meter in ('vcpu', 'memory', 'root-disk', 'volume', 'snapshot'));

insert into price (meter, currency, effective_from, amount, unit) values
    ('volume',   'EUR', '2000-01-01T00:00:00Z', 0.0800, 'gib-month'),
    ('snapshot', 'EUR', '2000-01-01T00:00:00Z', 0.0500, 'gib-month');
