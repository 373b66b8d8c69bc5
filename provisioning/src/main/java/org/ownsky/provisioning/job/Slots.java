package org.ownsky.provisioning.job;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Places that jobs share on a resource. A freed place is handed to the job that waits longest, in the transaction that
 * frees it, so that nobody overtakes and nobody polls.
 */
final class Slots {
    /** Tells our advisory locks from others': the letters of "slot". */
    private static final int LOCK_CLASS = 0x736c6f74;

    private final JdbcTemplate jdbc;

    Slots(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes a place, or a place in the line. In a transaction. */
    boolean claim(Attempt attempt, String resource, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("A resource has at least one place, not " + limit);
        }
        lockFenced(attempt, resource);
        if (taken(attempt, resource, limit)) {
            return true;
        }
        jdbc.update("""
                insert into provisioning.job_slot_waiter (resource, job_id, number, slot_limit) values (?, ?, ?, ?)
                on conflict (resource, job_id) do update set slot_limit = excluded.slot_limit
                """, resource, attempt.id().value(), attempt.job().number(), limit);
        return false;
    }

    /** Gives back all that the job holds or waits for, and returns the jobs that got a place by that. */
    List<JobId> release(JobId job) {
        var resources = jdbc.query("""
                with waited as (delete from provisioning.job_slot_waiter where job_id = ?)
                delete from provisioning.job_slot where job_id = ? returning resource
                """, (row, index) -> row.getString("resource"), job.value(), job.value());
        var served = new ArrayList<JobId>();
        for (var resource : resources.stream().sorted().toList()) {
            lock(resource);
            served.addAll(handOver(resource));
        }
        return served;
    }

    private boolean taken(Attempt attempt, String resource, int limit) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                """
                with taken as (
                    select count(*) as places, coalesce(bool_or(job_id = ?), false) as mine
                    from provisioning.job_slot where resource = ?),
                mine as (
                    insert into provisioning.job_slot (resource, job_id)
                    select ?, ? from taken where not mine and places < ? returning job_id),
                no_longer_waiting as (
                    delete from provisioning.job_slot_waiter where job_id in (select job_id from mine))
                select mine or exists (select from mine) from taken
                """,
                Boolean.class,
                attempt.id().value(),
                resource,
                resource,
                attempt.id().value(),
                limit));
    }

    private List<JobId> handOver(String resource) {
        return jdbc.query(
                """
                with free as (
                    select count(*) as places from provisioning.job_slot where resource = ?),
                line as (
                    select job_id, slot_limit, row_number() over (order by number) as place
                    from provisioning.job_slot_waiter where resource = ?),
                served as (
                    insert into provisioning.job_slot (resource, job_id)
                    select ?, line.job_id from line, free where free.places + line.place <= line.slot_limit
                    on conflict do nothing returning job_id),
                gone as (
                    delete from provisioning.job_slot_waiter
                    where resource = ? and job_id in (select job_id from served))
                select job_id from served
                """, (row, index) -> new JobId(row.getString("job_id")), resource, resource, resource, resource);
    }

    /** Also holds the job itself, so that a worker that lost it cannot take a place after the job was closed. */
    private void lockFenced(Attempt attempt, String resource) {
        var held = jdbc.query(
                """
                select pg_advisory_xact_lock(?, hashtext(?)) from (
                    select 1 from provisioning.job
                    where id = ? and attempt = ? and state in ('RUNNING', 'UNDOING') for share) as fenced
                """, (row, index) -> true, LOCK_CLASS, resource, attempt.id().value(), attempt.number());
        SagaLog.fence(attempt, held);
    }

    private void lock(String resource) {
        jdbc.query("select pg_advisory_xact_lock(?, hashtext(?))", row -> {}, LOCK_CLASS, resource);
    }
}
