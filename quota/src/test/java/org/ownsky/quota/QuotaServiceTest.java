package org.ownsky.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ownsky.quota.QuotaTrial.holder;
import static org.ownsky.quota.QuotaTrial.vcpus;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ownsky.kernel.Bytes;
import org.ownsky.kernel.CloudError.QuotaExceeded;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.testing.ModuleTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
class QuotaServiceTest {

    @Autowired
    QuotaService quota;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void reservingCommittingAndReleasingMoveTheAmountAlong() {
        var trial = trial(Map.of());
        var project = trial.project("default", Map.of(QuotaResource.VCPUS, 4L));
        var holder = holder();

        trial.reserve(project, vcpus(holder, 3));
        trial.assertTaken(project, QuotaResource.VCPUS, 3, 0);
        trial.commit(holder);
        trial.assertTaken(project, QuotaResource.VCPUS, 0, 3);
        trial.release(holder);
        trial.assertTaken(project, QuotaResource.VCPUS, 0, 0);
    }

    @Test
    void whatWasOnlyReservedIsGivenBackToo() {
        var trial = trial(Map.of());
        var project = trial.project("default", Map.of());
        var holder = holder();
        trial.reserve(project, vcpus(holder, 3));

        trial.release(holder);

        trial.assertTaken(project, QuotaResource.VCPUS, 0, 0);
        trial.assertTaken(project, QuotaResource.INSTANCES, 0, 0);
    }

    @Test
    void everyMoveTwiceIsOnce() {
        var trial = trial(Map.of());
        var project = trial.project("default", Map.of(QuotaResource.VCPUS, 3L));
        var holder = holder();

        trial.reserve(project, vcpus(holder, 3));
        trial.reserve(project, vcpus(holder, 3));
        trial.assertTaken(project, QuotaResource.VCPUS, 3, 0);
        trial.commit(holder);
        trial.commit(holder);
        trial.assertTaken(project, QuotaResource.VCPUS, 0, 3);
        trial.reserve(project, vcpus(holder, 3));
        trial.assertTaken(project, QuotaResource.VCPUS, 0, 3);
        trial.release(holder);
        trial.release(holder);
        trial.assertTaken(project, QuotaResource.VCPUS, 0, 0);
    }

    @Test
    void whatWasReservedTooMuchIsGivenBackWhenItIsCommitted() {
        var trial = trial(Map.of());
        var project = trial.project("default", Map.of(QuotaResource.SNAPSHOT_STORAGE, 10L));
        var holder = holder();
        trial.reserve(project, new QuotaDemand(holder, Map.of(QuotaResource.SNAPSHOT_STORAGE, 10L)));

        transaction.executeWithoutResult(status -> quota.commit(holder, QuotaResource.SNAPSHOT_STORAGE, 3));
        trial.assertTaken(project, QuotaResource.SNAPSHOT_STORAGE, 0, 3);
        transaction.executeWithoutResult(status -> quota.commit(holder, QuotaResource.SNAPSHOT_STORAGE, 3));
        trial.assertTaken(project, QuotaResource.SNAPSHOT_STORAGE, 0, 3);
        trial.release(holder);
        trial.assertTaken(project, QuotaResource.SNAPSHOT_STORAGE, 0, 0);
    }

    @Test
    void moreThanWasReservedIsNotTaken() {
        var trial = trial(Map.of());
        var project = trial.project("default", Map.of());
        var holder = holder();
        trial.reserve(project, new QuotaDemand(holder, Map.of(QuotaResource.SNAPSHOT_STORAGE, 10L)));

        transaction.executeWithoutResult(status -> quota.commit(holder, QuotaResource.SNAPSHOT_STORAGE, 11));

        trial.assertTaken(project, QuotaResource.SNAPSHOT_STORAGE, 0, 10);
    }

    @Test
    void aGrowthBecomesPartOfWhatHasGrown() {
        var trial = trial(Map.of());
        var project = trial.project("default", Map.of(QuotaResource.VOLUME_STORAGE, 10L));
        var volume = holder();
        var growth = holder();
        trial.reserve(project, new QuotaDemand(volume, Map.of(QuotaResource.VOLUME_STORAGE, 4L)));
        trial.commit(volume);
        trial.reserve(project, new QuotaDemand(growth, Map.of(QuotaResource.VOLUME_STORAGE, 5L)));
        trial.assertTaken(project, QuotaResource.VOLUME_STORAGE, 5, 4);

        transaction.executeWithoutResult(status -> quota.merge(growth, volume));
        trial.assertTaken(project, QuotaResource.VOLUME_STORAGE, 0, 9);
        transaction.executeWithoutResult(status -> quota.merge(growth, volume));
        trial.assertTaken(project, QuotaResource.VOLUME_STORAGE, 0, 9);
        trial.release(volume);
        trial.assertTaken(project, QuotaResource.VOLUME_STORAGE, 0, 0);
    }

    @Test
    void unknownHoldersHoldNothing() {
        var trial = trial(Map.of());
        var project = trial.project("default", Map.of());

        trial.commit(holder());
        trial.release(holder());

        trial.assertTaken(project, QuotaResource.INSTANCES, 0, 0);
    }

    @ParameterizedTest
    @EnumSource(QuotaResource.class)
    void exactlyTheLimitFitsAndOneMoreDoesNot(QuotaResource resource) {
        var trial = trial(Map.of());
        var project = trial.project("default", Map.of(resource, 10L));

        trial.reserve(project, new QuotaDemand(holder(), Map.of(resource, 9L)));
        trial.reserve(project, new QuotaDemand(holder(), Map.of(resource, 1L)));

        assertThatThrownBy(() -> trial.reserve(project, new QuotaDemand(holder(), Map.of(resource, 1L))))
                .isInstanceOf(CloudException.class);
        trial.assertTaken(project, resource, 10, 0);
        assertThat(trial.line(project, resource).free()).isZero();
    }

    @Test
    void whatIsUsedCountsLikeWhatIsReserved() {
        var trial = trial(Map.of());
        var project = trial.project("default", Map.of(QuotaResource.VCPUS, 4L));
        var holder = holder();
        trial.reserve(project, vcpus(holder, 2));
        trial.commit(holder);
        trial.reserve(project, vcpus(holder(), 1));

        assertThatThrownBy(() -> trial.reserve(project, vcpus(holder(), 2))).isInstanceOf(CloudException.class);
        trial.reserve(project, vcpus(holder(), 1));

        trial.assertTaken(project, QuotaResource.VCPUS, 2, 2);
    }

    @Test
    void aLimitOfZeroForbidsAll() {
        var trial = trial(Map.of());
        var project = trial.project("default", Map.of(QuotaResource.VCPUS, 0L));

        assertThatThrownBy(() -> trial.reserve(project, vcpus(holder(), 1))).isInstanceOf(CloudException.class);
        trial.reserve(project, new QuotaDemand(holder(), Map.of(QuotaResource.VCPUS, 0L, QuotaResource.MEMORY, 1L)));

        trial.assertTaken(project, QuotaResource.INSTANCES, 0, 0);
        trial.assertTaken(project, QuotaResource.MEMORY, 1, 0);
    }

    @Test
    void allHoldersAreReservedOrNone() {
        var trial = trial(Map.of());
        var project = trial.project("default", Map.of(QuotaResource.VCPUS, 5L));

        assertThatThrownBy(() -> trial.reserve(project, vcpus(holder(), 2), vcpus(holder(), 2), vcpus(holder(), 2)))
                .isInstanceOf(CloudException.class);
        trial.assertTaken(project, QuotaResource.VCPUS, 0, 0);
        trial.assertTaken(project, QuotaResource.INSTANCES, 0, 0);

        trial.reserve(project, vcpus(holder(), 2), vcpus(holder(), 3));
        trial.assertTaken(project, QuotaResource.VCPUS, 5, 0);
    }

    @Test
    void theTenantsLimitHoldsForAllItsProjectsTogether() {
        var trial = trial(Map.of(QuotaResource.VCPUS, 5L));
        var first = trial.project("first", Map.of(QuotaResource.VCPUS, 4L));
        var second = trial.project("second", Map.of());
        trial.reserve(first, vcpus(holder(), 3));

        assertThat(trial.line(second, QuotaResource.VCPUS).limit()).isEqualTo(5);
        assertThat(trial.line(second, QuotaResource.VCPUS).free()).isEqualTo(2);
        assertThat(trial.line(first, QuotaResource.VCPUS).free()).isEqualTo(1);
        assertThatThrownBy(() -> trial.reserve(second, vcpus(holder(), 3)))
                .asInstanceOf(InstanceOfAssertFactories.type(CloudException.class))
                .extracting(CloudException::error)
                .isEqualTo(new QuotaExceeded("vCPUs", "tenant acme", "5", "3", "3"));
        trial.reserve(second, vcpus(holder(), 2));
    }

    @Test
    void aRefusalNamesTheNearestScopeAndTheNumbersOfTheWholeRequest() {
        var memory = Bytes.ofGib(6).value();
        var trial = trial(Map.of(QuotaResource.MEMORY, Bytes.ofGib(8).value()));
        var project = trial.project(
                "default", Map.of(QuotaResource.MEMORY, Bytes.ofGib(8).value()));
        trial.reserve(project, new QuotaDemand(holder(), Map.of(QuotaResource.MEMORY, memory)));

        assertThatThrownBy(() -> trial.reserve(
                        project,
                        new QuotaDemand(
                                holder(),
                                Map.of(QuotaResource.MEMORY, Bytes.ofGib(1).value())),
                        new QuotaDemand(
                                holder(),
                                Map.of(QuotaResource.MEMORY, Bytes.ofMib(1536).value()))))
                .asInstanceOf(InstanceOfAssertFactories.type(CloudException.class))
                .extracting(CloudException::error)
                .isEqualTo(new QuotaExceeded("memory", "project default", "8 GiB", "6 GiB", "2.5 GiB"));
    }

    @Test
    void amountsBeyondAnyNumberAreRefusedNotOverflown() {
        var trial = trial(Map.of());
        var project = trial.project("default", Map.of());

        assertThatThrownBy(() -> trial.reserve(
                        project,
                        new QuotaDemand(holder(), Map.of(QuotaResource.ROOT_DISK, Long.MAX_VALUE)),
                        new QuotaDemand(holder(), Map.of(QuotaResource.ROOT_DISK, Long.MAX_VALUE))))
                .asInstanceOf(InstanceOfAssertFactories.type(CloudException.class))
                .extracting(CloudException::error)
                .isInstanceOf(QuotaExceeded.class);
        trial.assertTaken(project, QuotaResource.ROOT_DISK, 0, 0);
    }

    @Test
    void linesComeInOrderAndSayUnlimited() {
        var trial = trial(Map.of());
        var project = trial.project("default", Map.of(QuotaResource.VCPUS, 20L));

        var lines = quota.usage(QuotaTrial.caller(project, Permission.PROJECT_READ));

        assertThat(lines).extracting(QuotaLine::resource).containsExactly(QuotaResource.values());
        assertThat(lines)
                .filteredOn(line -> !line.unlimited())
                .extracting(QuotaLine::resource)
                .containsExactly(QuotaResource.VCPUS);
        assertThat(lines.getFirst().free()).isEqualTo(QuotaLine.UNLIMITED);
        assertThatThrownBy(() -> quota.usage(QuotaTrial.caller(project))).isInstanceOf(CloudException.class);
    }

    @Test
    void openingAgainKeepsLimitsAndFollowsTheName() {
        var trial = trial(Map.of());
        var project = trial.project("old", Map.of(QuotaResource.VCPUS, 1L));

        quota.openProject(project, "new", Map.of(QuotaResource.VCPUS, 50L));

        assertThat(trial.line(project, QuotaResource.VCPUS).limit()).isEqualTo(1);
        assertThatThrownBy(() -> trial.reserve(project, vcpus(holder(), 2))).hasMessageContaining("project new");
    }

    @Test
    void movesNeedATransaction() {
        var project = trial(Map.of()).project("default", Map.of());

        assertThatThrownBy(() -> quota.reserve(project, List.of()))
                .isInstanceOf(IllegalTransactionStateException.class);
        assertThatThrownBy(() -> quota.commit(holder())).isInstanceOf(IllegalTransactionStateException.class);
        assertThatThrownBy(() -> quota.release(holder())).isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void aRefusalCannotBeCommittedAround() {
        var trial = trial(Map.of());
        var project = trial.project("default", Map.of(QuotaResource.VCPUS, 1L));

        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    try {
                        quota.reserve(project, List.of(vcpus(holder(), 2)));
                    } catch (CloudException ignored) {
                        // What a careless caller would do.
                    }
                }))
                .isInstanceOf(UnexpectedRollbackException.class);
        trial.assertTaken(project, QuotaResource.INSTANCES, 0, 0);
    }

    @Test
    void brokenDemandsAreRefused() {
        var trial = trial(Map.of());
        var project = trial.project("default", Map.of());
        var holder = holder();

        assertThatThrownBy(() -> trial.reserve(project, vcpus(holder, 1), vcpus(holder, 1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> vcpus(holder, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> vcpus(" ", 1)).isInstanceOf(IllegalArgumentException.class);
        trial.assertTaken(project, QuotaResource.INSTANCES, 0, 0);
    }

    @Test
    void aProjectWithoutAccountTakesNothing() {
        var trial = trial(Map.of());
        var stranger = new ProjectScope(trial.tenant(), new ProjectId("prj-fffffffffffffffff"));

        assertThatThrownBy(() -> trial.reserve(stranger, vcpus(holder(), 1))).isInstanceOf(IllegalStateException.class);
    }

    private QuotaTrial trial(Map<QuotaResource, Long> tenantLimits) {
        return new QuotaTrial(quota, transaction, tenantLimits);
    }
}
