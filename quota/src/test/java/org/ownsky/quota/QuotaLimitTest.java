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
        administrator = QuotaTrial.caller(project, Permission.PROJECT_READ, Permission.PROJECT_ADMINISTER);
    }

    @Test
    void aRaisedLimitCanBeFilled() {
        trial.reserve(project, vcpus(holder(), 4));

        quota.setLimit(administrator, project.project(), QuotaResource.VCPUS, 5);

        trial.reserve(project, vcpus(holder(), 1));
        assertThatThrownBy(() -> trial.reserve(project, vcpus(holder(), 1))).isInstanceOf(CloudException.class);
    }

    @Test
    void aLimitBelowTheUseOnlyStopsGrowth() {
        var holder = holder();
        trial.reserve(project, vcpus(holder, 3));
        trial.commit(holder);

        quota.setLimit(administrator, project.project(), QuotaResource.VCPUS, 1);

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
        quota.setLimit(administrator, project.project(), QuotaResource.VCPUS, 5);

        assertThat(audit.about(project.project().value()))
                .containsExactly(new RecordedAudit.Entry(
                        administrator, "quota.set-limit", project.project().value(), "vcpus from 4 to 5"));
    }

    @Test
    void whoMayNotIsToldAndChangesNothing() {
        var reader = QuotaTrial.caller(project, Permission.PROJECT_READ);

        assertRefused(reader, project.project(), 5).isEqualTo(new CloudError.Forbidden(Permission.PROJECT_ADMINISTER));

        assertThat(trial.line(project, QuotaResource.VCPUS).limit()).isEqualTo(4);
        // The application records the denial, once, for every service; an entry of a change would be a lie.
        assertThat(audit.about(project.project().value())).isEmpty();
    }

    @Test
    void anotherProjectIsNotFound() {
        var elsewhere = trial.project("other", Map.of()).project();

        assertRefused(administrator, elsewhere, 5).isEqualTo(new CloudError.NotFound("project", elsewhere.value()));
        assertThat(refusal(administrator, elsewhere, 5).denial()).isTrue();
        var nowhere = new ProjectId("prj-fffffffffffffffff");
        assertThat(refusal(administrator, nowhere, 5).denial()).isFalse();
    }

    @Test
    void anOperatorMayChangeAnyProjectThatExists() {
        var operator = new Caller(
                new UserId("usr-fffffffffffffffff"),
                "root",
                Optional.empty(),
                Set.of(Permission.FLEET_READ, Permission.FLEET_OPERATE),
                "192.0.2.1");

        quota.setLimit(operator, project.project(), QuotaResource.VCPUS, 9);

        assertThat(trial.line(project, QuotaResource.VCPUS).limit()).isEqualTo(9);
        var nowhere = new ProjectId("prj-fffffffffffffffff");
        assertRefused(operator, nowhere, 5).isEqualTo(new CloudError.NotFound("project", nowhere.value()));
    }

    @Test
    void negativeLimitsAreInvalid() {
        assertRefused(administrator, project.project(), -1)
                .isEqualTo(new CloudError.InvalidInput("limit of vCPUs", "-1", "0 or more"));
        assertThatThrownBy(() -> trial.project("broken", Map.of(QuotaResource.VCPUS, -1L)))
                .isInstanceOf(CloudException.class);
    }

    private ObjectAssert<CloudError> assertRefused(Caller caller, ProjectId id, long limit) {
        return assertThat(refusal(caller, id, limit).error());
    }

    private CloudException refusal(Caller caller, ProjectId id, long limit) {
        return catchThrowableOfType(CloudException.class, () -> quota.setLimit(caller, id, QuotaResource.VCPUS, limit));
    }
}
