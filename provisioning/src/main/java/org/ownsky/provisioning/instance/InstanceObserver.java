package org.ownsky.provisioning.instance;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ownsky.kernel.ProjectId;
import org.ownsky.provisioning.node.NodeId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The only way in which what a node says reaches an instance's row; for the reconciler alone. An instance that a job works
 * on is left to the job, and news older than what the row knows is no news.
 */
@Component
public class InstanceObserver {
    private static final String PAUSED =
            "The node has paused the guest, most often because its disk is full. Have room made there, then reboot";

    private final InstanceRepository instances;
    private final InstanceJournal journal;
    private final JdbcClient jdbc;
    private final TransactionOperations transactions;

    InstanceObserver(
            InstanceRepository instances,
            InstanceJournal journal,
            JdbcClient jdbc,
            TransactionOperations transactions) {
        this.instances = instances;
        this.journal = journal;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /**
     * What should be on a node.
     *
     * @param running whether its guest should be powered on
     * @param settled whether no job works on it, so that a difference means something
     */
    public record Expected(InstanceId instance, UUID domain, boolean running, boolean settled) {}

    /** All instances that are on the node and not terminated. */
    @Transactional(readOnly = true)
    public List<Expected> expectedOn(NodeId node) {
        return instances.livingOn(node.value()).stream()
                .map(instance -> new Expected(
                        instance.instanceId(),
                        instance.domainUuid(),
                        instance.state() == InstanceState.RUNNING,
                        instance.activeJob().isEmpty() && !instance.state().transitional()))
                .toList();
    }

    /** Whether a guest of this UUID belongs to an instance that is not terminated. */
    public boolean owns(UUID domain) {
        return exists("domain_uuid = :key AND state <> 'terminated'", domain);
    }

    /** Whether the instance of this id is not terminated, wherever it is. */
    public boolean lives(InstanceId id) {
        return exists("id = :key AND state <> 'terminated'", id.value());
    }

    /**
     * The guest was seen powered off, crashed or missing.
     *
     * @param asOf when the node was asked
     * @param reason for people
     */
    public void seenOff(UUID domain, Instant asOf, String reason) {
        correct(domain, InstanceState.RUNNING, asOf, instance -> {
            var now = journal.now();
            instance.become(InstanceState.STOPPED, reason, now);
            instance.observed(now);
            journal.stopped(instance, now);
        });
    }

    /** The guest was seen powered on. */
    public void seenRunning(UUID domain, Instant asOf) {
        correct(domain, InstanceState.STOPPED, asOf, instance -> {
            var now = journal.now();
            instance.become(InstanceState.RUNNING, "It was powered on from outside", now);
            instance.observed(now);
            journal.started(instance, now);
        });
    }

    /** A sweep confirmed what the rows of these guests say; noted at most once in five minutes a row. */
    @Transactional
    public void confirmed(List<UUID> domains, Instant asOf) {
        jdbc.sql("""
                UPDATE provisioning.instance SET observed_at = :asOf
                WHERE domain_uuid = ANY (:domains) AND (observed_at IS NULL OR observed_at < :asOf - interval '5 minutes')""")
                .param("asOf", asOf.atOffset(ZoneOffset.UTC))
                .param("domains", domains.toArray(UUID[]::new))
                .update();
    }

    /**
     * Of the guests that are powered on as their rows say, these stand still, paused by the node; the others go on. The rows of
     * both say so, as long as no job works on them.
     */
    @Transactional
    public void standStill(List<UUID> paused, List<UUID> goingOn) {
        explain(paused, PAUSED, "state_reason IS DISTINCT FROM :paused");
        explain(goingOn, null, "state_reason = :paused");
    }

    /** Whether no job works on the guest's instance, so that a difference means something. */
    public boolean isSettled(UUID domain) {
        return exists(
                "domain_uuid = :key AND active_job IS NULL AND state NOT IN ('pending', 'stopping', 'shutting-down')",
                domain);
    }

    private void explain(List<UUID> domains, @Nullable String reason, String condition) {
        jdbc.sql("""
                UPDATE provisioning.instance SET state_reason = :reason
                WHERE domain_uuid = ANY (:domains) AND state = 'running' AND active_job IS NULL AND %s
                RETURNING id, project_id""".formatted(condition))
                .param("reason", reason)
                .param("paused", PAUSED)
                .param("domains", domains.toArray(UUID[]::new))
                .query((row, number) -> {
                    journal.changed(new ProjectId(row.getString("project_id")), new InstanceId(row.getString("id")));
                    return number;
                })
                .list();
    }

    /** Changes the row if it says this and no job works on it. Most news is of what a job just did, and needs no transaction. */
    private void correct(UUID domain, InstanceState state, Instant asOf, Consumer<Instance> change) {
        if (!exists("domain_uuid = :key AND active_job IS NULL AND state = '" + state.word() + "'", domain)) {
            return;
        }
        transactions.executeWithoutResult(transaction -> instances
                .lockByDomain(domain)
                .filter(instance ->
                        instance.state() == state && instance.activeJob().isEmpty() && instance.isOlderThan(asOf))
                .ifPresent(instance -> {
                    change.accept(instance);
                    journal.changed(instance);
                }));
    }

    /** {@code condition} is one of ours, with {@code :key}. */
    private boolean exists(String condition, Object key) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM provisioning.instance WHERE " + condition + ")")
                .param("key", key)
                .query(Boolean.class)
                .single();
    }
}
