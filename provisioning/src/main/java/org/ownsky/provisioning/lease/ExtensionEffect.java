package org.ownsky.provisioning.lease;

import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.provisioning.approval.ApprovalEffect;
import org.ownsky.provisioning.approval.Asked;
import org.ownsky.quota.lease.Leases;
import org.springframework.stereotype.Component;

/** An approved extension puts the end off; one that is not leaves it where it is. */
@Component
class ExtensionEffect implements ApprovalEffect {
    private final Leases leases;
    private final LeaseJournal journal;

    ExtensionEffect(Leases leases, LeaseJournal journal) {
        this.leases = leases;
        this.journal = journal;
    }

    @Override
    public String kind() {
        return "extension";
    }

    @Override
    public void approved(Asked asked) {
        if (!(asked instanceof Asked.Extension extension)) {
            throw new IllegalArgumentException("Not an extension: " + asked.kind());
        }
        var lease = leases.lock(extension.instance().value())
                .orElseThrow(() -> CloudException.of(new CloudError.WrongState(
                        extension.instance().value(),
                        "terminated",
                        extension.name() + " is gone, and its lease with it.")));
        if (extension.until().isAfter(lease.ends())) {
            leases.extend(lease, extension.until(), false, "an approval");
        }
        journal.changed(lease);
    }

    @Override
    public void givenUp(Asked asked, String reason) {
        // The end stays where it is.
    }
}
