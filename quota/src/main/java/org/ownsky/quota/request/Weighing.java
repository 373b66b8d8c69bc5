package org.ownsky.quota.request;

import java.util.List;
import org.ownsky.quota.PoolLine;
import org.ownsky.quota.Promised;

/**
 * What a request is weighed against.
 *
 * @param lines the project's and its tenant's limits and use, each resource
 * @param promised what the tenant's projects were promised, each resource
 * @param mayApprove whether it is within the power of who asks
 */
public record Weighing(List<PoolLine> lines, List<Promised> promised, boolean mayApprove) {
    public Weighing {
        lines = List.copyOf(lines);
        promised = List.copyOf(promised);
    }
}
