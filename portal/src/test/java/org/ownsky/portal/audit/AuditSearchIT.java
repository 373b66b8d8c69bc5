package org.ownsky.portal.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ownsky.kernel.AuditTrail;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Changes;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.Permission;
import org.ownsky.portal.PortalTest;
import org.ownsky.portal.identity.People;
import org.ownsky.portal.identity.Role;
import org.ownsky.portal.tenant.ProjectView;
import org.ownsky.portal.tenant.TenantView;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionOperations;

@PortalTest
@Import(People.class)
class AuditSearchIT {
    @Autowired
    People people;

    @Autowired
    AuditTrail trail;

    @Autowired
    DeniedAttempts denied;

    @Autowired
    AuditService audit;

    @Autowired
    AuditExportService exports;

    @Autowired
    TransactionOperations transactions;

    private TenantView tenant;
    private ProjectView project;
    private Caller administrator;

    @BeforeEach
    void someEntries() {
        tenant = people.tenant();
        project = people.project(tenant);
        administrator = in(tenant, Role.TENANT_ADMINISTRATOR);
        record(administrator.within(project.scope()), "instance.launch", "i-1", "web-1: t.nano, tiny");
        record(administrator.within(project.scope()), "instance.stop", "i-1", "web-1 was running");
        denied.record(
                in(tenant, Role.BILLING_VIEWER), "tenant.rename", tenant.id().value(), "needs TENANT_ADMINISTER");
        record(in(people.tenant(), Role.TENANT_ADMINISTRATOR), "instance.launch", "i-9", "web-9 of somebody else");
    }

    @Test
    void administratorWhoAsksForNothingInParticularSeesTheirTenant() {
        assertThat(found(administrator, AuditFilter.NONE))
                .extracting(AuditView::action)
                .startsWith("tenant.rename", "instance.stop", "instance.launch")
                .contains("tenant.create");
        assertThat(found(administrator, AuditFilter.NONE))
                .allSatisfy(
                        entry -> assertThat(entry.tenant()).contains(tenant.id().value()));
    }

    @Test
    void projectAdministratorSeesTheirProjectAndAMemberNothing() {
        var there = new Caller(
                administrator.user(),
                "Ada",
                Optional.of(project.scope()),
                Role.PROJECT_ADMINISTRATOR.permissions(),
                "test");
        assertThat(found(there, AuditFilter.NONE))
                .isNotEmpty()
                .allSatisfy(entry ->
                        assertThat(entry.project()).contains(project.id().value()));

        var member = new Caller(
                administrator.user(), "Ada", Optional.of(project.scope()), Role.MEMBER.permissions(), "test");
        assertThatThrownBy(() -> found(member, AuditFilter.NONE))
                .isInstanceOfSatisfying(
                        CloudException.class,
                        refused ->
                                assertThat(refused.error()).isEqualTo(new CloudError.Forbidden(Permission.AUDIT_READ)));
    }

    @Test
    void anotherTenantsEntryIsNotFound() {
        var theirs = found(people.operator(), words("somebody else")).getFirst();

        assertThatThrownBy(() -> audit.find(administrator, theirs.id()))
                .isInstanceOfSatisfying(
                        CloudException.class,
                        refused -> assertThat(refused.error())
                                .isEqualTo(new CloudError.NotFound("audit entry", String.valueOf(theirs.id()))));
        assertThat(audit.find(people.operator(), theirs.id())).isEqualTo(theirs);
    }

    @Test
    void wordsAndTheirBeginningsAreFoundInAnyCaseAndOrder() {
        assertThat(found(administrator, words("WEB-1 run")))
                .extracting(AuditView::action)
                .containsExactly("instance.stop");
        assertThat(found(administrator, words("web-9"))).isEmpty();
        assertThat(found(administrator, words("tiny i-1")))
                .extracting(AuditView::action)
                .containsExactly("instance.launch");
    }

    @Test
    void wordsThatAreNoneAndTextsThatLookLikeQueriesDoNoHarm() {
        var all = found(administrator, AuditFilter.NONE).size();
        assertThat(found(administrator, words(" → '' "))).hasSize(all);
        for (var text : List.of("' & | ! <->", "a:* | b", "\\'", "\0nul", "\uD800", "x".repeat(5_000), "%_")) {
            assertThat(found(administrator, words(text))).as(text).hasSizeLessThanOrEqualTo(all);
        }
    }

    @Test
    void pagesFollowOnEachOtherWithoutGapOrRepetition() {
        var all = found(administrator, AuditFilter.NONE);
        var read = new ArrayList<AuditView>();
        var cursor = Optional.<String>empty();
        do {
            var page = audit.page(administrator, AuditQuery.here(AuditFilter.NONE, cursor, 1));
            read.addAll(page.items());
            cursor = page.next();
        } while (cursor.isPresent());

        assertThat(read).isEqualTo(all);
    }

    @Test
    void exportedFilesHaveWhatIsFilteredAndAFormulaIsSetApart() throws Exception {
        record(administrator, "tenant.rename", tenant.id().value(), "=HYPERLINK(\"x\")");

        var csv = exported(AuditExportService.Format.CSV, words("hyperlink")).split("\r\n", -1);
        assertThat(csv).hasSize(3);
        assertThat(csv[0]).startsWith("\"id\",\"at\",\"outcome\"");
        assertThat(csv[1]).contains("\"'=HYPERLINK(\"\"x\"\")\"");

        var lines = exported(AuditExportService.Format.JSON_LINES, words("hyperlink"))
                .lines()
                .toList();
        assertThat(lines)
                .singleElement()
                .asString()
                .contains("\"after\":{\"name\":\"new\"}")
                .startsWith("{\"id\":");
    }

    private String exported(AuditExportService.Format format, AuditFilter filter) throws Exception {
        var out = new ByteArrayOutputStream();
        exports.write(administrator, filter, format, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private List<AuditView> found(Caller caller, AuditFilter filter) {
        return audit.page(caller, AuditQuery.here(filter, Optional.empty(), 200))
                .items();
    }

    private static AuditFilter words(String text) {
        var none = AuditFilter.NONE;
        return new AuditFilter(
                text,
                none.account(),
                none.action(),
                none.resource(),
                none.denied(),
                none.from(),
                none.until(),
                none.reference());
    }

    private void record(Caller caller, String action, String resource, String detail) {
        transactions.executeWithoutResult(
                _ -> trail.record(caller, action, resource, detail, Changes.of("name", "old", "new")));
    }

    private Caller in(TenantView where, Role role) {
        var person = people.person();
        return new Caller(
                person.id(),
                person.displayName(),
                Optional.of(where.id()),
                Optional.empty(),
                role.permissions(),
                Set.of(role.key()),
                "192.0.2.1");
    }
}
