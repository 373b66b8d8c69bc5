package org.ownsky.portal.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.TenantId;
import org.ownsky.portal.TimeTravel;
import org.ownsky.portal.identity.Callers;
import org.ownsky.portal.identity.Membership;
import org.ownsky.portal.identity.People;
import org.ownsky.portal.identity.Role;
import org.ownsky.portal.tenant.ProjectService;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@TimeTravel
@Import(People.class)
class TenantExportIT {
    @Autowired
    TenantExportService exports;

    @Autowired
    ProjectService projects;

    @Autowired
    Callers callers;

    @Autowired
    People people;

    @Test
    void exportHoldsTheTenantsOwnAndNobodyElses() throws IOException {
        var tenant = people.tenant();
        var project = people.project(tenant);
        var foreign = people.project();
        var ada = people.person(Membership.in(tenant.id(), Role.TENANT_ADMINISTRATOR));
        var stranger = people.person(Membership.in(foreign.id(), Role.MEMBER));
        var caller = callers.inTenant(ada.id(), tenant.id());
        projects.rename(caller, project.id(), "=cmd()");

        var files = export(caller, tenant.id());

        assertThat(files).containsOnlyKeys("instances.csv", "members.csv", "usage.csv", "audit.csv");
        assertThat(files.get("members.csv"))
                .contains("\"" + ada.username() + "\"", "\"tenant-administrator\"")
                .doesNotContain(stranger.username());
        assertThat(files.get("audit.csv"))
                .contains("\"project.rename\"", "\"tenant.export\"")
                .doesNotContain(foreign.id().value());
        assertThat(files.get("usage.csv")).startsWith("\"instance\",\"project\"");
    }

    @Test
    void onlyAdministratorsExport() {
        var project = people.project();
        var member = people.person(Membership.in(project.id(), Role.MEMBER));
        var tenant = project.tenant().id();
        var outsider = people.person(Membership.in(people.project().id(), Role.MEMBER));

        assertThat(catchThrowableOfType(
                                CloudException.class, () -> export(callers.inTenant(member.id(), tenant), tenant))
                        .error())
                .isInstanceOf(CloudError.Forbidden.class);
        assertThat(catchThrowableOfType(CloudException.class, () -> export(callers.everywhere(outsider.id()), tenant))
                        .error())
                .isInstanceOf(CloudError.NotFound.class);
    }

    private Map<String, String> export(Caller caller, TenantId tenant) throws IOException {
        var bytes = new ByteArrayOutputStream();
        exports.write(caller, tenant, bytes);
        var files = new HashMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
