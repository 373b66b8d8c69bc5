package org.ownsky.provisioning.approval;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long things wait for approval.
 *
 * @param expiresAfter what nobody decided by then is given up, and its quota is free again
 */
@ConfigurationProperties("ownsky.approval")
record ApprovalSettings(@DefaultValue("7d") Duration expiresAfter) {
    ApprovalSettings {
        if (expiresAfter.isNegative() || expiresAfter.isZero()) {
            throw new IllegalArgumentException("ownsky.approval.expires-after has to be more than nothing");
        }
    }
}
