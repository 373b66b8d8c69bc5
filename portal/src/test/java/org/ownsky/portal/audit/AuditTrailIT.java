package org.ownsky.portal.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ownsky.kernel.AuditTrail;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Changes;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.UserId;
import org.ownsky.portal.MovableClock;
import org.ownsky.portal.TimeTravel;
import org.ownsky.portal.identity.AccountService;
import org.ownsky.portal.identity.NewAccount;
import org.ownsky.portal.identity.People;
import org.ownsky.portal.tenant.ProjectView;
import org.ownsky.portal.tenant.Slug;
import org.ownsky.portal.tenant.TenantService;
import org.ownsky.quota.LimitService;
import org.ownsky.quota.QuotaResource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionOperations;

@TimeTravel
@Import(People.class)
class AuditTrailIT {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    AuditTrail audit;

    @Autowired
    DeniedAttempts denied;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    JdbcClient database;

    @Autowired
    MovableClock clock;

    @Autowired
    People people;

    @Autowired
    TenantService tenants;

    @Autowired
    AccountService accounts;

    @Autowired
    LimitService limits;

    private Caller caller = stranger(Optional.empty());

    @BeforeEach
    void newCaller() {
        caller = stranger(Optional.of(people.project()));
    }

    @Test
    void entrySaysWhoWhenWhereFromAndWhat() {
        transactions.executeWithoutResult(_ -> audit.record(caller, "instance.launch", "i-1", "t.nano"));

        var scope = caller.scope().orElseThrow();
        assertThat(entries())
                .containsExactly(new Entry(
                        "done",
                        "Ada",
                        "192.0.2.1",
                        scope.tenant().value(),
                        scope.project().value(),
                        "instance.launch",
                        "i-1",
                        "t.nano",
                        "{PROJECT_READ,INSTANCE_OPERATE}",
                        true));
    }

    @Test
    void entrySaysAsWhichRoleAndWhatItWasBefore() {
        var scope = caller.scope().orElseThrow();
        var acting = new Caller(
                caller.user(),
                "Ada",
                Optional.of(scope.tenant()),
                Optional.of(scope),
                caller.permissions(),
                Set.of("member", "billing-viewer"),
                "192.0.2.1");
        var changes = Changes.of("name", "o\"ld", "new").with("same", 1, 1).with("limit", null, 5);

        transactions.executeWithoutResult(_ -> audit.record(acting, "project.rename", "prj-1", "", changes));

        assertThat(database.sql(
                                "select roles::text || fields_before::text || fields_after::text from audit.entry where account_id = ?")
                        .param(acting.user().value())
                        .query(String.class)
                        .single())
                .isEqualTo("{billing-viewer,member}{\"name\":\"o\\\"ld\"}{\"name\":\"new\",\"limit\":\"5\"}");
    }

    @Test
    void whatAnOperatorDoesToATenantIsInTheTenantsTrail() {
        var tenant = people.tenant().id();
        var operator = new Caller(caller.user(), "Op", Optional.empty(), Set.of(Permission.FLEET_READ), "test");

        transactions.executeWithoutResult(_ -> audit.record(operator, "tenant.suspended", tenant.value(), ""));

        assertThat(entries()).extracting(Entry::tenantId).containsExactly(tenant.value());
    }

    @Test
    void changeThatIsUndoneLeavesNoEntry() {
        transactions.executeWithoutResult(status -> {
            audit.record(caller, "instance.launch", "i-1", "");
            status.setRollbackOnly();
        });

        assertThat(entries()).isEmpty();
    }

    @Test
    void entryWithoutAChangeAroundItIsAMistake() {
        assertThatThrownBy(() -> audit.record(caller, "instance.launch", "i-1", ""))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void denialStaysWhenTheAttemptIsUndone() {
        transactions.executeWithoutResult(status -> {
            denied.record(caller, "instance.launch", "i-1", "");
            status.setRollbackOnly();
        });

        assertThat(entries()).extracting(Entry::outcome).containsExactly("denied");
    }

    @Test
    void refusedServiceCallIsOnRecordOnce() {
        assertThatThrownBy(() -> tenants.create(caller, new Slug("mine"), "mine", Map.of()))
                .isInstanceOf(CloudException.class);

        assertThat(entries())
                .extracting(Entry::outcome, Entry::action, Entry::detail)
                .containsExactly(tuple("denied", "tenant.create", "needs FLEET_OPERATE"));
    }

    @Test
    void refusalNamesTheIdItWasAbout() {
        var person = people.person();

        assertThatThrownBy(() -> accounts.setEnabled(caller, person.id(), false))
                .isInstanceOf(CloudException.class);

        assertThat(entries())
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry.resource()).isEqualTo(person.id().value()));
    }

    @Test
    void tryingToChangeWhatIsSomebodyElsesIsOnRecordAndAMistypedIdIsNot() {
        var theirs = people.project().id();
        var nowhere = new ProjectId("prj-fffffffffffffffff");

        for (var project : List.of(theirs, nowhere)) {
            assertThatThrownBy(() -> limits.change(caller, project, Map.of(QuotaResource.VCPUS, 1L)))
                    .isInstanceOfSatisfying(
                            CloudException.class,
                            refused -> assertThat(refused.error())
                                    .isEqualTo(new CloudError.NotFound("project", project.value())));
        }

        assertThat(entries())
                .extracting(Entry::outcome, Entry::action, Entry::resource)
                .containsExactly(tuple("denied", "limit.change", theirs.value()));
    }

    @Test
    void otherRefusalsAreNotDenials() {
        var operator = new Caller(caller.user(), "Op", Optional.empty(), Set.of(Permission.FLEET_OPERATE), "test");
        var taken = people.person().username();

        assertThatThrownBy(() -> accounts.create(operator, NewAccount.person(taken, "Twin"), Optional.empty()))
                .isInstanceOf(CloudException.class);

        assertThat(entries()).isEmpty();
    }

    @Test
    void entriesCannotBeChangedOrRemoved() {
        transactions.executeWithoutResult(_ -> audit.record(caller, "instance.launch", "i-1", ""));

        for (var attempt : List.of(
                "update audit.entry set detail = 'nothing happened'",
                "delete from audit.entry",
                "truncate audit.entry")) {
            assertThatThrownBy(() -> database.sql(attempt).update())
                    .as(attempt)
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("never changed or removed");
        }
        assertThat(entries()).hasSize(1);
    }

    @Test
    void overlongDetailIsCutAndNulIsStorable() {
        transactions.executeWithoutResult(
                _ -> audit.record(caller, "instance.launch", "i-1", "\0" + "x".repeat(100_000)));

        assertThat(entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.detail()).hasSize(2_001).endsWith("…"));
    }

    private List<Entry> entries() {
        return database.sql("""
                        select outcome, account_name, origin, tenant_id, project_id, action, resource, detail,
                               permissions::text as permissions, recorded_at = ? as at_now
                        from audit.entry where account_id = ? order by id
                        """)
                .params(Arrays.asList(
                        clock.instant().atOffset(ZoneOffset.UTC), caller.user().value()))
                .query(DataClassRowMapper.newInstance(Entry.class))
                .list();
    }

    private record Entry(
            String outcome,
            String accountName,
            String origin,
            String tenantId,
            String projectId,
            String action,
            String resource,
            String detail,
            String permissions,
            boolean atNow) {}

    private static Caller stranger(Optional<ProjectView> project) {
        return new Caller(
                new UserId(String.format(Locale.ROOT, "usr-%017x", NUMBER.incrementAndGet())),
                "Ada",
                project.map(ProjectView::scope),
                Set.of(Permission.PROJECT_READ, Permission.INSTANCE_OPERATE),
                "192.0.2.1");
    }
}
