package org.ownsky.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.ownsky.quota.QuotaTrial.holder;
import static org.ownsky.quota.QuotaTrial.vcpus;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ObjectAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Changes;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.kernel.UserId;
import org.ownsky.testing.ModuleTest;
import org.ownsky.testing.RecordedAudit;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
class QuotaLimitTest {

    @Autowired
    QuotaService quota;

    @Autowired
    LimitService limits;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    RecordedAudit audit;

    private QuotaTrial trial;
    private ProjectScope project;
    private Caller administrator;

    @BeforeEach
    void openProject() {
        trial = new QuotaTrial(quota, transaction, Map.of());
        project = trial.project("default", Map.of(QuotaResource.VCPUS, 4L));
        administrator = QuotaTrial.caller(
                project, Permission.PROJECT_READ, Permission.TENANT_READ, Permission.TENANT_ADMINISTER);
    }

    @Test
    void aRaisedLimitCanBeFilled() {
        trial.reserve(project, vcpus(holder(), 4));

        limits.change(administrator, project.project(), Map.of(QuotaResource.VCPUS, 5L));

        trial.reserve(project, vcpus(holder(), 1));
        assertThatThrownBy(() -> trial.reserve(project, vcpus(holder(), 1))).isInstanceOf(CloudException.class);
    }

    @Test
    void aLimitBelowTheUseOnlyStopsGrowth() {
        var holder = holder();
        trial.reserve(project, vcpus(holder, 3));
        trial.commit(holder);

        limits.change(administrator, project.project(), Map.of(QuotaResource.VCPUS, 1L));

        var line = trial.line(project, QuotaResource.VCPUS);
        assertThat(line.used()).isEqualTo(3);
        assertThat(line.free()).isZero();
        assertThatThrownBy(() -> trial.reserve(project, vcpus(holder(), 1))).isInstanceOf(CloudException.class);
        trial.reserve(project, new QuotaDemand(holder(), Map.of(QuotaResource.MEMORY, 1L)));
        trial.release(holder);
        trial.reserve(project, vcpus(holder(), 1));
    }

    @Test
    void theChangeIsAudited() {
        limits.change(administrator, project.project(), Map.of(QuotaResource.VCPUS, 5L));

        assertThat(audit.about(project.project().value()))
                .containsExactly(new RecordedAudit.Entry(
                        administrator,
                        "quota.set-limit",
                        project.project().value(),
                        "vcpus from 4 to 5",
                        Changes.of("vcpus", 4, 5)));
    }

    @Test
    void whoMayNotIsToldAndNothingChanges() {
        var reader = QuotaTrial.caller(project, Permission.PROJECT_READ);

        assertRefused(reader, project.project(), 5).isEqualTo(new CloudError.Forbidden(Permission.TENANT_ADMINISTER));

        assertThat(trial.line(project, QuotaResource.VCPUS).limit()).isEqualTo(4);
        // The application records the denial, once, for every service; an entry of a change would be a lie.
        assertThat(audit.about(project.project().value())).isEmpty();
    }

    @Test
    void anotherProjectIsNotFound() {
        var foreign = new QuotaTrial(quota, transaction, Map.of());
        var elsewhere = foreign.project("other", Map.of()).project();

        assertRefused(administrator, elsewhere, 5).isEqualTo(new CloudError.NotFound("project", elsewhere.value()));
        assertThat(refusal(administrator, elsewhere, 5).denial()).isTrue();
        var nowhere = new ProjectId("prj-fffffffffffffffff");
        assertThat(refusal(administrator, nowhere, 5).denial()).isFalse();
    }

    @Test
    void anOperatorMayChangeAnyProjectThatExists() {
        var operator = operator();

        limits.change(operator, project.project(), Map.of(QuotaResource.VCPUS, 9L));

        assertThat(trial.line(project, QuotaResource.VCPUS).limit()).isEqualTo(9);
        var nowhere = new ProjectId("prj-fffffffffffffffff");
        assertRefused(operator, nowhere, 5).isEqualTo(new CloudError.NotFound("project", nowhere.value()));
    }

    @Test
    void anotherProjectOfTheTenantIsNotFoundWithoutARoleInTheTenant() {
        var member = QuotaTrial.caller(project, Permission.PROJECT_READ, Permission.PROJECT_ADMINISTER);
        var sibling = trial.project("sibling", Map.of()).project();

        assertRefused(member, sibling, 5).isEqualTo(new CloudError.NotFound("project", sibling.value()));
    }

    @Test
    void aProjectGetsNoMoreThanItsTenantHas() {
        var operator = operator();
        limits.change(operator, project.tenant(), Map.of(QuotaResource.VCPUS, 8L));

        assertRefused(administrator, project.project(), 9)
                .isEqualTo(
                        new CloudError.InvalidInput("limit of vCPUs", "9", "0 to 8 (8), the limit of the tenant acme"));

        limits.change(administrator, project.project(), Map.of(QuotaResource.VCPUS, 8L));
        limits.change(administrator, project.project(), Map.of(QuotaResource.VCPUS, QuotaLine.UNLIMITED));
        assertThat(trial.line(project, QuotaResource.VCPUS).limit()).isEqualTo(8);
    }

    @Test
    void theTenantsLimitsAreTheOperatorsToSet() {
        var tenant = project.tenant();

        assertThat(catchThrowableOfType(
                                CloudException.class,
                                () -> limits.change(administrator, tenant, Map.of(QuotaResource.VCPUS, 1L)))
                        .error())
                .isEqualTo(new CloudError.Forbidden(Permission.FLEET_OPERATE));

        limits.change(operator(), tenant, Map.of(QuotaResource.VCPUS, 2L, QuotaResource.INSTANCES, 3L));
        assertThat(limits.usage(administrator, tenant))
                .extracting(QuotaLine::limit)
                .startsWith(3L, 2L);
        assertThat(trial.line(project, QuotaResource.VCPUS).limit())
                .as("a project never shows more than its tenant has")
                .isEqualTo(2);
    }

    @Test
    void anAccountIsClosedWhenNothingIsHeldInIt() {
        var holder = holder();
        trial.reserve(project, vcpus(holder, 3));

        assertThat(catchThrowableOfType(CloudException.class, () -> quota.closeProject(project))
                        .error()
                        .message())
                .contains("1 of instances, 3 of vCPUs");

        trial.release(holder);
        quota.closeProject(project);
        assertThatThrownBy(() -> limits.usage(administrator, project.project())).isInstanceOf(CloudException.class);
    }

    @Test
    void negativeLimitsAreInvalid() {
        assertRefused(administrator, project.project(), -1)
                .isEqualTo(new CloudError.InvalidInput("limit of vCPUs", "-1", "0 or more"));
        assertThatThrownBy(() -> trial.project("broken", Map.of(QuotaResource.VCPUS, -1L)))
                .isInstanceOf(CloudException.class);
    }

    private static Caller operator() {
        return new Caller(
                new UserId("usr-fffffffffffffffff"),
                "root",
                Optional.empty(),
                Set.of(Permission.FLEET_READ, Permission.FLEET_OPERATE),
                "192.0.2.1");
    }

    private ObjectAssert<CloudError> assertRefused(Caller caller, ProjectId id, long limit) {
        return assertThat(refusal(caller, id, limit).error());
    }

    private CloudException refusal(Caller caller, ProjectId id, long limit) {
        return catchThrowableOfType(
                CloudException.class, () -> limits.change(caller, id, Map.of(QuotaResource.VCPUS, limit)));
    }
}
