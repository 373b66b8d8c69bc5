package org.ownsky.provisioning.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.ownsky.kernel.Bytes;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.provisioning.driver.fake.FakeCall;
import org.ownsky.provisioning.driver.fake.FakeDriver;
import org.ownsky.provisioning.driver.fake.Faults;
import org.ownsky.provisioning.fixture.Callers;
import org.ownsky.provisioning.image.ImageService;
import org.ownsky.provisioning.instance.InstanceAction;
import org.ownsky.provisioning.instance.InstanceId;
import org.ownsky.provisioning.instance.InstanceQuery;
import org.ownsky.provisioning.instance.InstanceService;
import org.ownsky.provisioning.instance.InstanceState;
import org.ownsky.provisioning.instance.LaunchRequest;
import org.ownsky.provisioning.instance.RunningInstances;
import org.ownsky.provisioning.node.NodeService;
import org.ownsky.provisioning.node.NodeState;
import org.ownsky.provisioning.volume.AttachmentState;
import org.ownsky.provisioning.volume.NewVolume;
import org.ownsky.provisioning.volume.VolumeChange;
import org.ownsky.provisioning.volume.VolumeId;
import org.ownsky.provisioning.volume.VolumeQuery;
import org.ownsky.provisioning.volume.VolumeService;
import org.ownsky.provisioning.volume.VolumeState;
import org.ownsky.provisioning.volume.VolumeView;
import org.ownsky.quota.QuotaResource;
import org.ownsky.quota.QuotaService;
import org.ownsky.testing.ModuleTest;
import org.ownsky.testing.RecordedAudit;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** What people do to volumes and snapshots, through the services, with the worker and a fake node at work behind them. */
@ModuleTest
@TestPropertySource(
        properties = {
            "ownsky.roles=portal,worker",
            "ownsky.nodes=fake://vol-1?cpus=8&memory=64GiB&storage=1TiB",
            "ownsky.node.sweep-interval=1s",
            "ownsky.jobs.retry-base=10ms",
            "ownsky.jobs.retries=3",
            "ownsky.instance.shutdown-timeout=2s"
        })
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class VolumesAndSnapshotsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired
    private VolumeService volumes;

    @Autowired
    private SnapshotService snapshots;

    @Autowired
    private BackupStore backups;

    @Autowired
    private BackupSweep sweep;

    @Autowired
    private InstanceService instances;

    @Autowired
    private ImageService images;

    @Autowired
    private QuotaService quota;

    @Autowired
    private NodeService nodes;

    @Autowired
    private FakeDriver driver;

    @Autowired
    private RecordedAudit audit;

    private final Caller member = Callers.member(Callers.PROJECT);

    @DynamicPropertySource
    static void directories(DynamicPropertyRegistry registry) {
        registry.add("ownsky.images-dir", RunningInstances::images);
        registry.add("ownsky.backup.directory", org.ownsky.provisioning.volume.VolumeWorld::backupDirectory);
    }

    @BeforeEach
    void open() {
        quota.openTenant(Callers.PROJECT.tenant(), "demo", Map.of());
        quota.openProject(
                Callers.PROJECT,
                "default",
                Map.of(
                        QuotaResource.VOLUMES,
                        4L,
                        QuotaResource.VOLUME_STORAGE,
                        Bytes.ofGib(20).value()));
        await().atMost(PATIENCE)
                .until(() -> nodes.page(Callers.operator(), "", Optional.empty(), 10).items().stream()
                        .anyMatch(node -> node.state() == NodeState.UP));
    }

    @AfterEach
    void removeEverything() {
        instances.page(member, InstanceQuery.newest(200)).items().stream()
                .filter(instance -> instance.state() != InstanceState.TERMINATED)
                .forEach(instance -> instances.act(member, instance.id(), InstanceAction.TERMINATE, Optional.empty()));
        await().atMost(PATIENCE)
                .until(() -> instances.page(member, InstanceQuery.newest(200)).items().stream()
                        .allMatch(instance -> instance.state() == InstanceState.TERMINATED));
        all().filter(volume -> volume.state() != VolumeState.DELETED).forEach(volume -> {
            volumes.change(member, volume.id(), VolumeChange.protection(false));
            volumes.delete(member, volume.id());
        });
        snapshots.page(member, "", Optional.empty(), Optional.empty(), 200).items().stream()
                .filter(snapshot -> snapshot.state() != SnapshotState.DELETED)
                .forEach(snapshot -> snapshots.delete(member, snapshot.id()));
        await().atMost(PATIENCE).until(() -> all().allMatch(volume -> volume.state() == VolumeState.DELETED));
        await().atMost(PATIENCE)
                .until(() -> snapshots.page(member, "", Optional.empty(), Optional.empty(), 200).items().stream()
                        .allMatch(snapshot -> snapshot.state() == SnapshotState.DELETED));
        assertThat(quota.usage(member)).allMatch(line -> line.used() == 0 && line.reserved() == 0);
        assertThat(quota.drift()).isEmpty();
        assertThat(nodes.page(Callers.operator(), "", Optional.empty(), 10)
                        .items()
                        .getFirst()
                        .storageAllocated())
                .isEqualTo(Bytes.ZERO);
    }

    @Test
    void dataMovesFromOneInstanceToAnotherAndComesBackFromASnapshot() {
        var first = running("first");
        var second = running("second");
        var volume = available("data", 2);
        assertThat(volumes.find(member, volume).node()).isEmpty();

        attach(volume, first);
        assertThat(volumes.find(member, volume).node()).isPresent();
        assertThat(volumes.of(member, first)).extracting(VolumeView::id).containsExactly(volume);
        var copying = faults().at(FakeCall.BACKUP).hang();
        var snapshot = snapshots.create(member, volume, "before");
        assertThat(snapshot.state()).isEqualTo(SnapshotState.PENDING);
        assertRefused(() -> volumes.detach(member, volume, false), CloudError.WrongState.class, "being worked on");
        copying.release();
        awaitState(snapshot.id(), SnapshotState.COMPLETED);
        detach(volume);
        attach(volume, second);
        assertThat(volumes.of(member, first)).isEmpty();

        var restored = snapshots.restore(member, snapshot.id(), "restored", Optional.of(second));
        assertThat(restored.state()).isEqualTo(VolumeState.CREATING);
        awaitState(restored.id(), VolumeState.AVAILABLE);
        assertThat(volumes.find(member, restored.id()).source())
                .contains(snapshot.id().value());
        attach(restored.id(), second);
        assertThat(volumes.of(member, second)).hasSize(2);
    }

    @Test
    void aStoppedInstanceKeepsItsVolumesAndStartsWithThem() {
        var instance = running("web");
        var volume = available("data", 1);
        attach(volume, instance);
        instances.act(member, instance, InstanceAction.STOP, Optional.empty());
        awaitState(instance, InstanceState.STOPPED);
        var late = available("late", 1);
        attach(late, instance);
        instances.act(member, instance, InstanceAction.START, Optional.empty());
        awaitState(instance, InstanceState.RUNNING);
        assertThat(volumes.of(member, instance)).extracting(VolumeView::id).containsExactly(volume, late);
    }

    @Test
    void terminatingFreesVolumesOrTakesThemAlong() {
        var instance = running("web");
        var stays = available("stays", 1);
        var goes = available("goes", 1);
        volumes.change(member, goes, VolumeChange.deleteOnTermination(true));
        attach(stays, instance);
        attach(goes, instance);
        instances.act(member, instance, InstanceAction.TERMINATE, Optional.empty());
        awaitState(instance, InstanceState.TERMINATED);
        awaitState(stays, VolumeState.AVAILABLE);
        awaitState(goes, VolumeState.DELETED);
        assertThat(audit.about(goes.value())).last().returns("volume.delete", RecordedAudit.Entry::action);
    }

    @Test
    void whatWasToBeKeptOfAVolumeIsNotLostWithItsInstance() {
        var instance = running("web");
        var first = available("first", 1);
        var second = available("second", 1);
        for (var volume : List.of(first, second)) {
            volumes.change(member, volume, VolumeChange.deleteOnTermination(true));
            attach(volume, instance);
        }
        var copying = faults().at(FakeCall.BACKUP).hang();
        snapshots.create(member, first, "of first");
        var waiting = snapshots.create(member, second, "of second").id();

        instances.act(member, instance, InstanceAction.TERMINATE, Optional.empty());
        copying.release();

        awaitState(instance, InstanceState.TERMINATED);
        awaitState(waiting, SnapshotState.ERROR);
        assertThat(volumes.find(member, second).state()).isEqualTo(VolumeState.AVAILABLE);
    }

    @Test
    void nothingIsBegunOnAVolumeWhoseInstanceIsBeingTerminated() {
        var instance = running("web");
        var volume = available("data", 1);
        volumes.change(member, volume, VolumeChange.deleteOnTermination(true));
        attach(volume, instance);
        var dying = faults().at(FakeCall.FORCE_OFF).hang();
        instances.act(member, instance, InstanceAction.TERMINATE, Optional.empty());

        assertRefused(
                () -> volumes.grow(member, volume, Bytes.ofGib(2)), CloudError.WrongState.class, "being terminated");
        assertRefused(() -> snapshots.create(member, volume, "late"), CloudError.WrongState.class, "being terminated");

        dying.release();
        awaitState(volume, VolumeState.DELETED);
    }

    @Test
    void everyGibibyteCountsAlsoThoseThatAreGrown() {
        var volume = available("data", 2);
        volumes.grow(member, volume, Bytes.ofGib(5));
        await().atMost(PATIENCE).until(() -> volumes.find(member, volume).size().equals(Bytes.ofGib(5)));
        assertThat(used(QuotaResource.VOLUME_STORAGE)).isEqualTo(Bytes.ofGib(5).value());
        assertRefused(
                () -> volumes.grow(member, volume, Bytes.ofGib(21)), CloudError.QuotaExceeded.class, "volume storage");
        assertRefused(
                () -> volumes.grow(member, volume, Bytes.ofGib(5)), CloudError.InvalidInput.class, "cannot shrink");
        assertRefused(
                () -> volumes.create(member, NewVolume.blank("large", 16)),
                CloudError.QuotaExceeded.class,
                "volume storage");
        assertThat(volumes.find(member, volume).state()).isEqualTo(VolumeState.AVAILABLE);
    }

    @Test
    void whatCannotBeIsRefusedWithTheReason() {
        var instance = running("web");
        var volume = available("data", 1);
        assertRefused(() -> snapshots.create(member, volume, "early"), CloudError.WrongState.class, "never attached");
        assertRefused(() -> volumes.detach(member, volume, false), CloudError.WrongState.class, "attached");
        attach(volume, instance);
        assertRefused(
                () -> volumes.attach(member, volume, instance), CloudError.WrongState.class, "Detach it from web");
        assertRefused(() -> volumes.delete(member, volume), CloudError.WrongState.class, "Detach it from web");
        detach(volume);
        volumes.change(member, volume, VolumeChange.protection(true));
        assertRefused(() -> volumes.delete(member, volume), CloudError.WrongState.class, "protected");
        assertRefused(
                () -> volumes.attach(member, volume, new InstanceId("i-00000000000000bad")),
                CloudError.NotFound.class,
                "");
        assertRefused(
                () -> volumes.create(member, NewVolume.blank("<b>", 1)), CloudError.InvalidInput.class, "letters");
        assertThatThrownBy(() -> NewVolume.size("Size", 0)).isInstanceOf(CloudException.class);
    }

    @Test
    void anotherProjectFindsNothing() {
        var volume = available("data", 1);
        var stranger = Callers.member(Callers.OTHER_PROJECT);
        var reader = Callers.reader(Callers.PROJECT);
        assertRefused(() -> volumes.find(stranger, volume), CloudError.NotFound.class, "");
        assertRefused(() -> volumes.delete(stranger, volume), CloudError.NotFound.class, "");
        assertRefused(() -> snapshots.create(stranger, volume, "x"), CloudError.NotFound.class, "");
        assertRefused(() -> volumes.delete(reader, volume), CloudError.Forbidden.class, "");
        assertThat(volumes.find(reader, volume).name()).isEqualTo("data");
    }

    @Test
    void aDamagedSnapshotIsNotRestored() throws IOException {
        var instance = running("web");
        var volume = available("data", 1);
        attach(volume, instance);
        var snapshot = snapshots.create(member, volume, "before").id();
        awaitState(snapshot, SnapshotState.COMPLETED);
        Files.writeString(backups.file(snapshot), "something else");

        var restored = snapshots
                .restore(member, snapshot, "restored", Optional.empty())
                .id();
        awaitState(restored, VolumeState.ERROR);
        assertThat(volumes.find(member, restored).stateReason())
                .hasValueSatisfying(reason -> assertThat(reason).contains("damaged"));
    }

    @Test
    void filesWithoutSnapshotsAreSetApartAndMissingOnesAreTold() throws IOException {
        var instance = running("web");
        var volume = available("data", 1);
        attach(volume, instance);
        var snapshot = snapshots.create(member, volume, "before").id();
        awaitState(snapshot, SnapshotState.COMPLETED);
        var stranger = new SnapshotId("snap-00000000000000bad");
        Files.writeString(backups.draft(stranger), "whose?");
        backups.keep(stranger);
        sweep.sweep();
        assertThat(backups.has(stranger)).isFalse();
        assertThat(backups.file(stranger).resolveSibling("set-apart").resolve(stranger + ".qcow2"))
                .hasContent("whose?");
        assertThat(backups.has(snapshot)).isTrue();
        assertThat(snapshots.find(member, snapshot).stateReason()).isEmpty();

        var content = Files.readString(backups.file(snapshot));
        Files.delete(backups.file(snapshot));
        sweep.sweep();
        assertThat(snapshots.find(member, snapshot).stateReason()).contains(BackupSweep.MISSING);
        Files.writeString(backups.file(snapshot), content);
        sweep.sweep();
        assertThat(snapshots.find(member, snapshot).stateReason()).isEmpty();
    }

    @Test
    void aVolumeWithSnapshotsMayGoAndTheyStay() {
        var instance = running("web");
        var volume = available("data", 1);
        attach(volume, instance);
        var snapshot = snapshots.create(member, volume, "kept").id();
        awaitState(snapshot, SnapshotState.COMPLETED);
        detach(volume);
        volumes.delete(member, volume);
        awaitState(volume, VolumeState.DELETED);
        var restored =
                snapshots.restore(member, snapshot, "again", Optional.empty()).id();
        awaitState(restored, VolumeState.AVAILABLE);
    }

    private Faults faults() {
        return driver.node("vol-1").faults();
    }

    private java.util.stream.Stream<VolumeView> all() {
        return volumes.page(member, VolumeQuery.newest(200)).items().stream();
    }

    private InstanceId running(String name) {
        var image = images.list(member).getFirst().id();
        var id = instances
                .launch(
                        member,
                        new LaunchRequest(
                                name, 1, image, "t.nano", Optional.empty(), "", Optional.empty(), Optional.empty()))
                .getFirst()
                .id();
        awaitState(id, InstanceState.RUNNING);
        return id;
    }

    private VolumeId available(String name, long gib) {
        var volume = volumes.create(member, NewVolume.blank(name, gib));
        assertThat(volume.state()).isEqualTo(VolumeState.CREATING);
        awaitState(volume.id(), VolumeState.AVAILABLE);
        return volume.id();
    }

    private void attach(VolumeId volume, InstanceId instance) {
        assertThat(volumes.attach(member, volume, instance).state()).isEqualTo(VolumeState.IN_USE);
        await().atMost(PATIENCE)
                .until(() -> volumes.find(member, volume)
                        .attachment()
                        .filter(attachment -> attachment.state() == AttachmentState.ATTACHED)
                        .isPresent());
    }

    private void detach(VolumeId volume) {
        volumes.detach(member, volume, false);
        awaitState(volume, VolumeState.AVAILABLE);
    }

    private void awaitState(InstanceId id, InstanceState state) {
        await().atMost(PATIENCE).until(() -> instances.find(member, id).state() == state);
    }

    private void awaitState(VolumeId id, VolumeState state) {
        await().atMost(PATIENCE).until(() -> volumes.find(member, id).state() == state);
    }

    private void awaitState(SnapshotId id, SnapshotState state) {
        await().atMost(PATIENCE).until(() -> snapshots.find(member, id).state() == state);
    }

    private long used(QuotaResource resource) {
        return quota.usage(member).stream()
                .filter(line -> line.resource() == resource)
                .findFirst()
                .orElseThrow()
                .used();
    }

    private static void assertRefused(ThrowingCallable call, Class<? extends CloudError> error, String words) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        CloudException.class,
                        refusal -> assertThat(refusal.error())
                                .isInstanceOf(error)
                                .satisfies(
                                        refused -> assertThat(refused.message()).contains(words)));
    }
}
