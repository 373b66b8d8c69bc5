package org.ownsky.portal.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.Permission;
import org.ownsky.portal.TimeTravel;
import org.ownsky.portal.identity.Callers;
import org.ownsky.portal.identity.Membership;
import org.ownsky.portal.identity.People;
import org.ownsky.portal.identity.Role;
import org.ownsky.portal.paging.PageRequest;
import org.ownsky.quota.LimitService;
import org.ownsky.quota.QuotaDemand;
import org.ownsky.quota.QuotaLine;
import org.ownsky.quota.QuotaResource;
import org.ownsky.quota.QuotaService;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.support.TransactionOperations;

@TimeTravel
@Import(People.class)
class TenantsIT {
    @Autowired
    TenantService tenants;

    @Autowired
    ProjectService projects;

    @Autowired
    LimitService limits;

    @Autowired
    QuotaService quota;

    @Autowired
    Callers callers;

    @Autowired
    People people;

    @Autowired
    JdbcClient database;

    @Autowired
    TransactionOperations transactions;

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void tenantsAdministratorOpensProjectsWithinTheTenantsQuota() {
        var tenant = tenants.create(people.operator(), new Slug("within"), "Within", Map.of(QuotaResource.VCPUS, 8L));
        var administrator = administrator(tenant);

        var project =
                projects.create(administrator, tenant.id(), new Slug("lab"), "Lab", Map.of(QuotaResource.VCPUS, 4L));

        assertThat(project.tenant()).isEqualTo(tenant);
        assertThat(refusal(() -> projects.create(
                        administrator, tenant.id(), new Slug("big"), "Big", Map.of(QuotaResource.VCPUS, 9L))))
                .isInstanceOf(CloudError.InvalidInput.class);
        assertThat(limits.usage(administrator, project.id()))
                .filteredOn(line -> line.resource() == QuotaResource.VCPUS)
                .extracting(QuotaLine::limit)
                .containsExactly(4L);
    }

    @Test
    void foreignTenantAndItsProjectsAreNotFound() {
        var foreign = people.project();
        var administrator = administrator(people.tenant());

        for (ThrowingCallable attempt : List.<ThrowingCallable>of(
                () -> tenants.find(administrator, foreign.tenant().id()),
                () -> tenants.rename(administrator, foreign.tenant().id(), "Mine"),
                () -> projects.page(administrator, foreign.tenant().id(), PageRequest.first(1)),
                () -> projects.create(administrator, foreign.tenant().id(), new Slug("mine"), "Mine", Map.of()),
                () -> projects.find(administrator, foreign.id()),
                () -> projects.rename(administrator, foreign.id(), "Mine"),
                () -> projects.delete(administrator, foreign.id()),
                () -> limits.usage(administrator, foreign.id()),
                () -> limits.change(administrator, foreign.id(), Map.of()),
                () -> limits.usage(administrator, foreign.tenant().id()),
                () -> callers.in(administrator.user(), foreign.id()),
                () -> callers.inTenant(administrator.user(), foreign.tenant().id()))) {
            assertThat(refusal(attempt)).isInstanceOf(CloudError.NotFound.class);
        }
    }

    @Test
    void memberOfOneProjectKnowsTheTenantAndThatProjectOnly() {
        var tenant = people.tenant();
        var own = people.project(tenant);
        var other = people.project(tenant);
        var member = people.person(Membership.in(own.id(), Role.MEMBER));

        var inTenant = callers.inTenant(member.id(), tenant.id());
        assertThat(inTenant.permissions()).isEmpty();
        assertThat(tenants.find(inTenant, tenant.id())).isEqualTo(tenant);
        assertThat(projects.page(inTenant, tenant.id(), PageRequest.first(10)).items())
                .containsExactly(own);
        assertThat(refusal(() -> callers.in(member.id(), other.id()))).isInstanceOf(CloudError.NotFound.class);
        assertThat(refusal(() -> projects.create(inTenant, tenant.id(), new Slug("mine"), "Mine", Map.of())))
                .isEqualTo(new CloudError.Forbidden(Permission.TENANT_ADMINISTER));
        assertThat(tenants.page(callers.everywhere(member.id()), PageRequest.first(10))
                        .items())
                .containsExactly(tenant);
    }

    @Test
    void operatorActsAnywhereAndSupportOnlyLooks() {
        var project = people.project();
        var operator =
                callers.in(people.person(Membership.everywhere(Role.OPERATOR)).id(), project.id());
        var support =
                callers.in(people.person(Membership.everywhere(Role.SUPPORT)).id(), project.id());

        assertThat(operator.scope()).contains(project.scope());
        assertThat(operator.may(Permission.INSTANCE_OPERATE)).isTrue();
        assertThat(projects.find(support, project.id())).isEqualTo(project);
        assertThat(refusal(() -> projects.rename(support, project.id(), "Seized")))
                .isEqualTo(new CloudError.Forbidden(Permission.PROJECT_ADMINISTER));
        assertThat(refusal(() -> limits.change(support, project.id(), Map.of(QuotaResource.VCPUS, 1L))))
                .isEqualTo(new CloudError.Forbidden(Permission.TENANT_ADMINISTER));
    }

    @Test
    void pagesGoOnWhereTheLastOneEnded() {
        var tenant = people.tenant();
        for (var name : List.of("delta", "Alpha", "charlie", "Bravo", "echo")) {
            people.project(tenant, name);
        }
        var administrator = administrator(tenant);
        var names = new ArrayList<String>();
        var request = Optional.of(PageRequest.first(2));
        while (request.isPresent()) {
            var page = projects.page(administrator, tenant.id(), request.get());
            page.items().forEach(project -> names.add(project.name()));
            var asked = request.get();
            request = page.next().map(asked::after);
        }

        assertThat(names).containsExactly("Alpha", "Bravo", "charlie", "delta", "echo");
        assertThat(projects.page(administrator, tenant.id(), PageRequest.searching("HA", 10))
                        .items())
                .extracting(ProjectView::name)
                .containsExactly("Alpha", "charlie");
    }

    @Test
    void renamedProjectKeepsItsSlugAndItsQuotaSaysTheNewName() {
        var project = people.project();
        var administrator = administrator(project.tenant());

        var renamed = projects.rename(administrator, project.id(), "Observatory");

        assertThat(renamed.slug()).isEqualTo(project.slug());
        assertThat(projects.find(administrator, project.id()).name()).isEqualTo("Observatory");
        assertThat(audited("project.rename", project.id().value()))
                .containsExactly("name " + project.name() + " → Observatory");
    }

    @Test
    void projectIsDeletedOnlyWhenItIsEmpty() {
        var project = people.project();
        var administrator = administrator(project.tenant());
        transactions.executeWithoutResult(status -> quota.reserve(
                project.scope(), List.of(new QuotaDemand("i-keep", Map.of(QuotaResource.INSTANCES, 1L)))));

        assertThat(refusal(() -> projects.delete(administrator, project.id())).message())
                .contains("1 of instances");

        transactions.executeWithoutResult(status -> quota.release("i-keep"));
        projects.delete(administrator, project.id());
        assertThat(refusal(() -> projects.find(administrator, project.id()))).isInstanceOf(CloudError.NotFound.class);
        assertThat(people.project(project.tenant(), project.name()).slug())
                .as("the name and slug are free again")
                .isEqualTo(project.slug());
    }

    private Caller administrator(TenantView tenant) {
        var person = people.person(Membership.in(tenant.id(), Role.TENANT_ADMINISTRATOR));
        return callers.inTenant(person.id(), tenant.id());
    }

    private List<String> audited(String action, String resource) {
        return database.sql("select detail from audit.entry where action = ? and resource = ? order by id")
                .params(action, resource)
                .query((row, number) -> row.getString("detail"))
                .list();
    }

    private static CloudError refusal(ThrowingCallable attempt) {
        return catchThrowableOfType(CloudException.class, attempt).error();
    }
}
