package org.ownsky.portal.tenant;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.provisioning.instance.ProjectGate;
import org.springframework.stereotype.Component;

/** Keeps what belongs to a tenant that is not active from being started. */
@Component
public class TenantGate implements ProjectGate {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final TenantStore tenants;

    TenantGate(TenantStore tenants) {
        this.tenants = tenants;
    }

    @Override
    public void requireOpen(ProjectScope scope) {
        tenants.find(scope.tenant()).ifPresent(TenantGate::requireActive);
    }

    /**
     * Refuses a tenant that is not active.
     *
     * @throws CloudException WrongState that says since when, and what is kept
     */
    public static void requireActive(TenantView tenant) {
        if (tenant.active()) {
            return;
        }
        var state = tenant.state().key();
        throw CloudException.of(new CloudError.WrongState(
                tenant.id().value(),
                state,
                "Tenant " + tenant.name() + " is " + state + " since " + MOMENT.format(tenant.since())
                        + ". Nothing of it can be launched, started or used by programs; what is there is kept"
                        + tenant.closesAt()
                                .map(end -> " until " + MOMENT.format(end))
                                .orElse("")
                        + ". Ask your operator."));
    }
}
