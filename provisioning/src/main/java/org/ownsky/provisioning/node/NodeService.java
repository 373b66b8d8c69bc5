package org.ownsky.provisioning.node;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ownsky.kernel.AuditTrail;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Changes;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.KeysetPage;
import org.ownsky.kernel.Permission;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lists and drains nodes, and says where they stand. */
@Service
@Transactional
public class NodeService {
    private static final int MOST_ON_A_PAGE = 200;

    private static final Pattern ZONE = Pattern.compile("[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?");

    private final NodeViews views;
    private final NodeStates states;
    private final AuditTrail audit;

    NodeService(NodeViews views, NodeStates states, AuditTrail audit) {
        this.views = views;
        this.states = states;
        this.audit = audit;
    }

    /** Nodes by name; {@code search} is part of a name or a zone, empty for all; needs FLEET_READ. */
    @Transactional(readOnly = true)
    public KeysetPage<NodeView> page(Caller caller, String search, Optional<String> cursor, int limit) {
        caller.require(Permission.FLEET_READ);
        if (limit < 1 || limit > MOST_ON_A_PAGE) {
            throw CloudException.invalid("Limit", String.valueOf(limit), "1 to " + MOST_ON_A_PAGE);
        }
        var after = cursor.map(NodeService::decode).orElse("");
        var found = views.page(search.replace("\0", "").strip(), after, limit + 1);
        if (found.size() <= limit) {
            return new KeysetPage<>(found, Optional.empty());
        }
        var page = found.subList(0, limit);
        return new KeysetPage<>(page, Optional.of(encode(page.getLast().name())));
    }

    @Transactional(readOnly = true)
    public NodeView find(Caller caller, NodeId id) {
        caller.require(Permission.FLEET_READ);
        return views.find(id).orElseThrow(() -> unknown(id));
    }

    /** Stops placing new instances there; needs FLEET_OPERATE. */
    public void drain(Caller caller, NodeId id) {
        change(caller, id, true, "node.drain");
    }

    /** Lets it take instances again; needs FLEET_OPERATE. */
    public void resume(Caller caller, NodeId id) {
        change(caller, id, false, "node.resume");
    }

    /** What there is in each zone and was given out, by name; needs FLEET_READ. */
    @Transactional(readOnly = true)
    public List<ZoneView> zones(Caller caller) {
        caller.require(Permission.FLEET_READ);
        return views.zones();
    }

    /**
     * Says which zone a node stands in; what is on it stays. Needs FLEET_OPERATE.
     *
     * @param zone a new one is made by naming it; one without nodes is gone
     * @throws CloudException InvalidInput for a name that is none
     */
    public NodeView place(Caller caller, NodeId id, String zone) {
        caller.require(Permission.FLEET_OPERATE);
        var node = views.find(id).orElseThrow(() -> unknown(id));
        var name = zone.strip();
        if (!ZONE.matcher(name).matches()) {
            throw CloudException.invalid(
                    "zone", zone, "1 to 40 characters out of a-z, 0-9 and -, with no - at either end");
        }
        if (states.place(id, name)) {
            audit.record(caller, "node.place", id.value(), node.name(), Changes.of("zone", node.zone(), name));
        }
        return views.find(id).orElseThrow(() -> unknown(id));
    }

    private void change(Caller caller, NodeId id, boolean drain, String action) {
        caller.require(Permission.FLEET_OPERATE);
        var node = views.find(id).orElseThrow(() -> unknown(id));
        if (states.wantDrain(id, drain)) {
            audit.record(caller, action, id.value(), node.name(), Changes.of("draining", !drain, drain));
        }
    }

    private static CloudException unknown(NodeId id) {
        return CloudException.of(new CloudError.NotFound("node", id.value()));
    }

    private static String encode(String name) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(name.getBytes(UTF_8));
    }

    private static String decode(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), UTF_8).replace("\0", "");
        } catch (IllegalArgumentException e) {
            throw CloudException.of(
                    new CloudError.InvalidInput("Page", cursor, "the cursor of the page before"), "not a cursor", e);
        }
    }
}
