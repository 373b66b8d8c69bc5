package org.ownsky.provisioning.volume;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ownsky.kernel.Bytes;
import org.ownsky.kernel.IdSource;
import org.ownsky.provisioning.driver.spi.DiskFacts;
import org.ownsky.provisioning.driver.spi.DiskSource;
import org.ownsky.provisioning.driver.spi.DiskSpec;
import org.ownsky.provisioning.instance.InstanceId;
import org.ownsky.provisioning.instance.RunningInstances;
import org.ownsky.provisioning.job.JobRequest;
import org.ownsky.quota.QuotaDemand;
import org.ownsky.quota.QuotaResource;
import org.ownsky.quota.QuotaService;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Volumes in any state on one fake node, and what is left of one there and in the tables. */
@TestComponent
@Import(RunningInstances.class)
public class VolumeWorld {
    static final Bytes SIZE = Bytes.ofGib(2);
    private static final Path BACKUPS = backups();

    private final RunningInstances instances;
    private final VolumeRepository volumes;
    private final VolumeRecords records;
    private final VolumeHome home;
    private final VolumeFiles files;
    private final QuotaService quota;
    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final IdSource ids;

    VolumeWorld(
            RunningInstances instances,
            VolumeRepository volumes,
            VolumeRecords records,
            VolumeHome home,
            VolumeFiles files,
            QuotaService quota,
            JdbcClient jdbc,
            TransactionOperations transactions,
            IdSource ids) {
        this.instances = instances;
        this.volumes = volumes;
        this.records = records;
        this.home = home;
        this.files = files;
        this.quota = quota;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.ids = ids;
    }

    private static Path backups() {
        try {
            return Files.createTempDirectory("ownsky-backups");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For {@code ownsky.backup.directory}. */
    public static String backupDirectory() {
        return BACKUPS.toString();
    }

    public RunningInstances instances() {
        return instances;
    }

    /** An accepted one whose creation has not begun, with its quota reserved. */
    Volume creating(Optional<String> source) {
        var scope = instances.project();
        var id = new VolumeId(ids.next(VolumeId.PREFIX));
        var wanted = new NewVolume("data", SIZE, NewVolume.USUAL_CLASS, source, false);
        return transactions.execute(transaction -> {
            var volume = volumes.saveAndFlush(new Volume(id, scope, wanted, instances.member(), Instant.EPOCH));
            quota.reserve(
                    scope,
                    List.of(new QuotaDemand(
                            id.value(),
                            Map.of(QuotaResource.VOLUMES, 1L, QuotaResource.VOLUME_STORAGE, SIZE.value()))));
            return volume;
        });
    }

    /** One that nobody has attached yet. */
    public VolumeId available() {
        var id = creating(Optional.empty()).volumeId();
        transactions.executeWithoutResult(_ -> {
            records.change(id, volume -> volume.become(VolumeState.AVAILABLE, null, Instant.EPOCH));
            quota.commit(id.value());
        });
        return id;
    }

    /** One with data, on the node. */
    public VolumeId withData() {
        instances.node();
        var id = available();
        home.bind(id, instances.nodeId());
        files.makeBlank(id);
        records.change(id, Volume::use);
        return id;
    }

    /** One that this instance has. */
    public VolumeId attached(InstanceId instance) {
        var id = withData();
        records.change(id, volume -> {
            volume.attachTo(instance, "trial", Instant.EPOCH);
            volume.attached(Instant.EPOCH);
        });
        instances.node().attachDisk(instances.domain(instance), disk(id));
        return id;
    }

    void change(VolumeId id, java.util.function.Consumer<Volume> change) {
        records.change(id, change);
    }

    void reserveGrowth(VolumeId id, Bytes more) {
        transactions.executeWithoutResult(_ -> quota.reserve(
                instances.project(),
                List.of(new QuotaDemand(
                        VolumeOutcomes.growthOf(id), Map.of(QuotaResource.VOLUME_STORAGE, more.value())))));
    }

    Volume reload(VolumeId id) {
        return volumes.findById(id.value()).orElseThrow();
    }

    public VolumeView view(VolumeId id) {
        return reload(id).view();
    }

    JobRequest job(String type, Record input, String subject) {
        var member = instances.member();
        return new JobRequest(type, input, instances.project(), subject, "data", member.user(), member.name());
    }

    private static DiskSpec disk(VolumeId id) {
        return DiskSpec.writable(VolumeFiles.serial(id), new DiskSource.LocalDisk(VolumeFiles.name(id)));
    }

    List<DiskFacts> disksOf(InstanceId instance) {
        return instances.node().disks(instances.domain(instance));
    }

    boolean hasFile(VolumeId id) {
        return instances.node().volumes().stream()
                .anyMatch(facts -> facts.name().equals(VolumeFiles.name(id)));
    }

    /** What the ledger holds for it at project scope, in bytes of volume storage. */
    long heldBytes(VolumeId id) {
        return jdbc.sql("""
                        SELECT coalesce(sum(amount), 0) FROM quota.ledger
                        WHERE holder IN (:id, :growth) AND resource = 'volume-storage' AND scope = :project""")
                .param("id", id.value())
                .param("growth", VolumeOutcomes.growthOf(id))
                .param("project", instances.project().project().value())
                .query(Long.class)
                .single();
    }

    /** Counters and ledgers agree, of quota and of the node's disk. */
    public void assertNoDrift() {
        assertThat(quota.drift()).isEmpty();
        assertThat(jdbc.sql("""
                        SELECT n.disk_allocated
                            - coalesce((SELECT sum(root_disk) FROM provisioning.placement p WHERE p.node_id = n.id), 0)
                            - coalesce((SELECT sum(claimed) FROM provisioning.volume v WHERE v.node_id = n.id), 0)
                        FROM provisioning.node n WHERE n.id = :id""")
                        .param("id", instances.nodeId().value())
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
