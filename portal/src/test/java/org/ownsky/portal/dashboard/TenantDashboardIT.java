package org.ownsky.portal.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.MonthDay;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ownsky.kernel.Bytes;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.portal.MovableClock;
import org.ownsky.portal.TimeTravel;
import org.ownsky.portal.credential.AccessKeyService;
import org.ownsky.portal.credential.TokenService;
import org.ownsky.portal.identity.AccountView;
import org.ownsky.portal.identity.Callers;
import org.ownsky.portal.identity.Membership;
import org.ownsky.portal.identity.People;
import org.ownsky.portal.identity.Role;
import org.ownsky.portal.tenant.ProjectView;
import org.ownsky.portal.tenant.TenantView;
import org.ownsky.provisioning.approval.ApprovalService;
import org.ownsky.provisioning.instance.InstanceState;
import org.ownsky.provisioning.lease.LeaseService;
import org.ownsky.provisioning.lease.LeaseView;
import org.ownsky.quota.LimitService;
import org.ownsky.quota.QuotaOverviewService;
import org.ownsky.quota.QuotaResource;
import org.ownsky.quota.TenantUse;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@TimeTravel
@Import(People.class)
class TenantDashboardIT {
    @Autowired
    TenantDashboardService dashboard;

    @Autowired
    DashboardExportService exports;

    @Autowired
    LimitService limits;

    @Autowired
    QuotaOverviewService quota;

    @Autowired
    AccessKeyService accessKeys;

    @Autowired
    TokenService tokens;

    @Autowired
    LeaseService leases;

    @Autowired
    ApprovalService approvals;

    @Autowired
    Callers callers;

    @Autowired
    People people;

    @Autowired
    JdbcClient database;

    @Autowired
    MovableClock clock;

    private Instant now = Instant.EPOCH;
    private TenantView tenant;
    private ProjectView climate;
    private ProjectView ocean;
    private AccountView ada;
    private Caller administrator;

    @BeforeEach
    void openTenant() {
        now = next21stOfNovember();
        clock.set(now);
        tenant = people.tenant();
        climate = people.project(tenant, "climate");
        ocean = people.project(tenant, "ocean");
        ada = people.person(Membership.in(tenant.id(), Role.TENANT_ADMINISTRATOR));
        administrator = callers.inTenant(ada.id(), tenant.id());
    }

    /** Noon of a day whose month the sums below know; other tests go by this clock, too, and it never goes back. */
    private Instant next21stOfNovember() {
        var here = clock.instant().atOffset(ZoneOffset.UTC);
        var noon = here.with(MonthDay.of(11, 21)).truncatedTo(ChronoUnit.DAYS).withHour(12);
        return (noon.isBefore(here) ? noon.plusYears(1) : noon).toInstant();
    }

    @Test
    void projectsAreShownWithWhatTheyHaveAndCost() {
        var grace = people.person(Membership.in(climate.id(), Role.PROJECT_ADMINISTRATOR));
        limits.change(people.operator(), tenant.id(), Map.of(QuotaResource.VCPUS, 64L));
        limits.change(administrator, climate.id(), Map.of(QuotaResource.VCPUS, 8L));
        instance(climate, "running", now.minus(Duration.ofDays(1)), 10);
        instance(climate, "stopped", now.minus(Duration.ofDays(2)), 10);
        instance(ocean, "running", now, 10);
        var stranger = people.project();
        instance(stranger, "running", now, 10);
        // 120 hours of 2 x 0.0080.
        usage(climate, now.minus(Duration.ofDays(5)), 2);

        var read = dashboard.read(administrator, tenant.id());

        var resources = read.resources();
        assertThat(resources.complete()).isTrue();
        assertThat(resources.projects())
                .extracting(summary -> summary.project().name())
                .containsExactly("climate", "ocean");
        var first = resources.projects().getFirst();
        assertThat(first.administrators()).containsExactly(grace.displayName());
        assertThat(first.line(QuotaResource.VCPUS).orElseThrow().limit()).isEqualTo(8);
        assertThat(first.instances()).isEqualTo(Map.of(InstanceState.RUNNING, 1L, InstanceState.STOPPED, 1L));
        assertThat(first.cost().orElseThrow().soFar().amount()).isEqualByComparingTo("1.92");
        assertThat(resources.instances()).isEqualTo(Map.of(InstanceState.RUNNING, 2L, InstanceState.STOPPED, 1L));
        assertThat(resources.quota())
                .filteredOn(line -> line.resource() == QuotaResource.VCPUS)
                .extracting(line -> line.limit())
                .containsExactly(64L);
        var spend = resources.spend().orElseThrow();
        assertThat(spend.month().total().perHour().amount()).isEqualByComparingTo("0.016");
        // 9 days and 12 hours are left of November.
        assertThat(spend.month().total().forecast().amount()).isEqualByComparingTo("5.568");
        assertThat(spend.days()).hasSize(30);
        assertThat(spend.days().getLast().total().amount()).isEqualByComparingTo("0.192");
    }

    @Test
    void whatHasBeenStoppedForAMonthIsLeftLying() {
        instance(climate, "stopped", now.minus(Duration.ofDays(31)), 73);
        instance(ocean, "stopped", now.minus(Duration.ofDays(40)), 146);
        instance(ocean, "stopped", now.minus(Duration.ofDays(29)), 10);
        instance(ocean, "running", now.minus(Duration.ofDays(40)), 10);

        var resources = dashboard.read(administrator, tenant.id()).resources();

        assertThat(resources.stopped().number()).isEqualTo(2);
        assertThat(resources.stopped().rootDisks()).isEqualTo(Bytes.ofGib(219));
        assertThat(resources.stopped().largest())
                .extracting(instance -> instance.project())
                .containsExactly(ocean.id(), climate.id());
        assertThat(resources.spend().orElseThrow().stoppedPerHour().amount()).isEqualByComparingTo("0.024");
    }

    @Test
    void peopleAreThoseWithARoleAndWhenTheyWereThere() {
        var grace = people.person(Membership.in(climate.id(), Role.MEMBER));
        people.person(Membership.in(ocean.id(), Role.VIEWER));
        people.person(Membership.in(people.project().id(), Role.VIEWER));
        signedIn(ada, now.minus(Duration.ofHours(3)));
        signedIn(grace, now.minus(Duration.ofDays(60)));

        var read = dashboard.read(administrator, tenant.id()).people();

        assertThat(read.number()).isEqualTo(3);
        assertThat(read.neverSignedIn()).isEqualTo(1);
        assertThat(read.lastSeen())
                .containsExactly(
                        new TenantPeople.Seen(ada.displayName(), now.minus(Duration.ofHours(3))),
                        new TenantPeople.Seen(grace.displayName(), now.minus(Duration.ofDays(60))));
        assertThat(read.invitations()).contains(0);
    }

    @Test
    void whatEndsWithinTwoWeeksIsTold() {
        var grace = people.person(Membership.in(climate.id(), Role.MEMBER));
        var inProject = callers.in(grace.id(), climate.id());
        accessKeys.create(inProject, Optional.of(Duration.ofDays(3)));
        accessKeys.create(inProject, Optional.of(Duration.ofDays(30)));
        tokens.create(inProject, "nightly", Optional.of(Duration.ofDays(10)));
        var stranger = people.person(Membership.in(people.project().id(), Role.MEMBER));
        tokens.create(callers.everywhere(stranger.id()), "theirs", Optional.of(Duration.ofDays(1)));

        var ending = dashboard.read(administrator, tenant.id()).people().ending();

        assertThat(ending)
                .containsExactly(
                        new TenantPeople.Ending(
                                grace.displayName(), Optional.of(climate), now.plus(Duration.ofDays(3))),
                        new TenantPeople.Ending(grace.displayName(), Optional.empty(), now.plus(Duration.ofDays(10))));
    }

    @Test
    void leasesThatEndSoonAreListedForTheWholeTenant() {
        lease(climate, "late", "running", now.plus(Duration.ofDays(15)));
        lease(ocean, "second", "running", now.plus(Duration.ofDays(5)));
        lease(climate, "first", "running", now.plus(Duration.ofDays(2)));
        lease(climate, "waits", "waiting", now.plus(Duration.ofDays(1)));
        lease(people.project(), "foreign", "running", now.plus(Duration.ofDays(1)));

        var ending = leases.ending(administrator, tenant.id(), TenantDashboard.SOON, 10);

        assertThat(ending).extracting(LeaseView::name).containsExactly("first", "second");
        assertThat(ending).extracting(LeaseView::project).containsExactly(climate.id(), ocean.id());
    }

    @Test
    void onlyWhatTheCallerMayApproveIsCounted() {
        approval(climate, "project");
        approval(climate, "tenant");
        approval(ocean, "project");
        approval(ocean, "operator");
        approval(people.project(), "tenant");
        var member = people.person(Membership.in(climate.id(), Role.MEMBER));
        var projectAdministrator = people.person(Membership.in(climate.id(), Role.PROJECT_ADMINISTRATOR));

        assertThat(approvals.waiting(administrator)).isEqualTo(3);
        assertThat(approvals.waiting(callers.in(projectAdministrator.id(), climate.id())))
                .isEqualTo(1);
        assertThat(approvals.waiting(callers.in(member.id(), climate.id()))).isZero();
        assertThat(approvals.waiting(people.operator())).isGreaterThanOrEqualTo(5);
    }

    @Test
    void whoHasARoleInAProjectAloneSeesNothingOfTheTenant() {
        var member = people.person(Membership.in(climate.id(), Role.PROJECT_ADMINISTRATOR));

        for (var caller :
                new Caller[] {callers.in(member.id(), climate.id()), callers.inTenant(member.id(), tenant.id())}) {
            assertThat(refusal(caller)).isEqualTo(new CloudError.Forbidden(Permission.TENANT_READ));
        }
    }

    @Test
    void anotherTenantIsNotFound() {
        var stranger = people.person(Membership.in(people.tenant().id(), Role.TENANT_ADMINISTRATOR));

        var caller = callers.everywhere(stranger.id());

        assertThat(refusal(caller))
                .isEqualTo(new CloudError.NotFound("tenant", tenant.id().value()));
    }

    @Test
    void theFileHasARowForEachProject() throws Exception {
        instance(climate, "running", now, 10);
        usage(climate, now.minus(Duration.ofHours(1)), 2);
        var out = new ByteArrayOutputStream();

        exports.write(administrator, tenant.id(), out);

        var lines = out.toString(StandardCharsets.UTF_8).split("\r\n", -1);
        assertThat(lines).hasSize(4);
        assertThat(lines[0]).startsWith("\"projectId\",\"slug\",\"name\"");
        assertThat(lines[1])
                .startsWith("\"" + climate.id() + "\",\"climate\",\"climate\"")
                .contains("\"EUR\",\"0.0160\",\"0.0160\"");
        assertThat(lines[2]).startsWith("\"" + ocean.id() + "\"");
        assertThat(database.sql("select detail from audit.entry where action = 'dashboard.export' and resource = ?")
                        .param(tenant.id().value())
                        .query(String.class)
                        .list())
                .containsExactly("2 projects");
    }

    @Test
    void operatorsAreToldTheLargestTenants() {
        promise(tenant, 1_000_000);
        var larger = people.tenant();
        promise(larger, 2_000_000);
        var operator = people.operator();

        assertThat(quota.largest(operator, QuotaResource.VCPUS, 2))
                .extracting(TenantUse::tenant)
                .containsExactly(larger.id(), tenant.id());
        assertThat(catchThrowableOfType(
                                CloudException.class, () -> quota.largest(administrator, QuotaResource.VCPUS, 2))
                        .error())
                .isEqualTo(new CloudError.Forbidden(Permission.FLEET_READ));
    }

    private CloudError refusal(Caller caller) {
        return catchThrowableOfType(CloudException.class, () -> dashboard.read(caller, tenant.id()))
                .error();
    }

    private void promise(TenantView to, long vcpus) {
        database.sql("update quota.counter set used = ? where scope = ? and resource = ?")
                .params(vcpus, to.id().value(), QuotaResource.VCPUS.key())
                .update();
    }

    private void signedIn(AccountView account, Instant at) {
        database.sql("insert into signin.last_sign_in (account_id, at) values (?, ?)")
                .params(account.id().value(), at.atOffset(ZoneOffset.UTC))
                .update();
    }

    private void instance(ProjectView project, String state, Instant since, long diskGib) {
        var scope = project.scope();
        database.sql("""
                        insert into provisioning.instance (
                            id, tenant_id, project_id, name, state, state_since, domain_uuid, image_id, image_name,
                            login_user, type_name, type_family, vcpus, memory, root_disk, user_data, emulated,
                            launched_by, launched_by_name, launched_at)
                        select 'i-' || substr(replace(gen_random_uuid()::text, '-', ''), 1, 17), :tenant, :project, 'web',
                               :state, :since, gen_random_uuid(), 'ami-00000000000000001', 'tiny', 'ownsky', 't.nano',
                               'Small', 1, 134217728, :disk, '', false, 'usr-00000000000000001', 'Test', :since
                        """)
                .param("tenant", scope.tenant().value())
                .param("project", scope.project().value())
                .param("state", state)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("disk", Bytes.ofGib(diskGib).value())
                .update();
    }

    private void lease(ProjectView project, String name, String state, Instant ends) {
        database.sql("""
                        insert into quota.lease (holder, name, tenant, project, state, starts, ends, latest, extensions,
                            extension, grace, warnings, rules, levels, due)
                        values ('i-' || substr(replace(gen_random_uuid()::text, '-', ''), 1, 17), :name, :tenant, :project,
                                :state, :starts, :ends, :ends, 0, 0, 3600, '{}', '{}', '{}', :due)
                        """)
                .param("name", name)
                .param("tenant", project.scope().tenant().value())
                .param("project", project.scope().project().value())
                .param("state", state)
                .param("starts", now.minus(Duration.ofDays(1)).atOffset(ZoneOffset.UTC))
                .param("ends", ends.atOffset(ZoneOffset.UTC))
                .param("due", ends.plus(Duration.ofDays(3650)).atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Something that waits for the approval of this level. */
    private void approval(ProjectView project, String level) {
        var id = database.sql("""
                        insert into provisioning.approval (id, tenant, project, kind, asked, reasons, subjects, place,
                            asked_by, asked_by_name, asked_at, expires_at, state)
                        values ('apr-' || substr(replace(gen_random_uuid()::text, '-', ''), 1, 17), :tenant, :project,
                                'extension', '{}', '[]', '{}', 'here', 'usr-00000000000000001', 'Test', :now, :expires,
                                'waiting')
                        returning id
                        """)
                .param("tenant", project.scope().tenant().value())
                .param("project", project.scope().project().value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("expires", now.plus(Duration.ofDays(3650)).atOffset(ZoneOffset.UTC))
                .query(String.class)
                .single();
        database.sql("insert into provisioning.approval_need (approval, level) values (?, ?)")
                .params(id, level)
                .update();
    }

    /** Processors in use from then on. */
    private void usage(ProjectView project, Instant since, long vcpus) {
        ProjectScope scope = project.scope();
        var instance = "i-" + scope.project().value().substring(4);
        database.sql("insert into billing.metered_instance (instance, tenant, project) values (?, ?, ?)")
                .params(instance, scope.tenant().value(), scope.project().value())
                .update();
        database.sql("""
                        insert into billing.usage_interval (instance, meter, tenant, project, starts, quantity)
                        values (?, 'vcpu', ?, ?, ?, ?)
                        """)
                .params(
                        instance,
                        scope.tenant().value(),
                        scope.project().value(),
                        since.atOffset(ZoneOffset.UTC),
                        vcpus)
                .update();
    }
}
