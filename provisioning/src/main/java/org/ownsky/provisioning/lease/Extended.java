package org.ownsky.provisioning.lease;

import java.util.Optional;
import org.ownsky.provisioning.approval.ApprovalId;

/**
 * What became of an extension.
 *
 * @param lease as it is now
 * @param asked what waits for approval, once the extensions without asking are used up
 */
public record Extended(LeaseView lease, Optional<ApprovalId> asked) {}
