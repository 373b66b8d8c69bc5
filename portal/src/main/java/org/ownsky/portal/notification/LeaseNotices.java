package org.ownsky.portal.notification;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ownsky.kernel.IdFormat;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.UserId;
import org.ownsky.portal.identity.PermissionHolders;
import org.ownsky.provisioning.instance.InstanceDirectory;
import org.ownsky.provisioning.instance.InstanceId;
import org.ownsky.quota.lease.LeaseEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the owner of an instance that its lease ends, or has ended; where they have left, the project's administrators. */
@Component
class LeaseNotices {
    private static final String PAGE = "instances/";

    private final NoticeBoard board;
    private final PermissionHolders holders;
    private final InstanceDirectory instances;

    LeaseNotices(NoticeBoard board, PermissionHolders holders, InstanceDirectory instances) {
        this.board = board;
        this.holders = holders;
        this.instances = instances;
    }

    @EventListener
    void on(LeaseEvent event) {
        switch (event) {
            case LeaseEvent.Ending ending -> tell(ending, NoticeKind.LEASE_ENDING, Map.of(), concerned(ending));
            case LeaseEvent.Ended ended ->
                tell(
                        ended,
                        NoticeKind.LEASE_ENDED,
                        Map.of("terminates", NoticeWords.day(ended.terminates())),
                        concerned(ended));
            case LeaseEvent.Extended extended ->
                tell(extended, NoticeKind.LEASE_EXTENDED, Map.of("by", extended.by()), Set.of());
        }
    }

    private Set<UserId> concerned(LeaseEvent event) {
        var here = holders.in(event.scope(), Permission.INSTANCE_OPERATE);
        return owner(event.holder())
                .filter(here::contains)
                .map(Set::of)
                .orElseGet(() -> holders.in(event.scope(), Permission.PROJECT_ADMINISTER));
    }

    private Optional<UserId> owner(String holder) {
        return IdFormat.matches(InstanceId.PREFIX, holder) ? instances.owner(new InstanceId(holder)) : Optional.empty();
    }

    private void tell(LeaseEvent event, NoticeKind kind, Map<String, String> more, Set<UserId> people) {
        var facts = new HashMap<>(more);
        facts.put("instance", event.holder());
        facts.put("name", event.name());
        facts.put("ends", NoticeWords.day(event.ends()));
        facts.put("rules", String.join(", ", event.rules()));
        board.tell(
                Happening.in(
                        event.scope(),
                        kind,
                        kind.key() + " " + event.holder() + " " + event.ends() + " " + event.at(),
                        event.at(),
                        facts,
                        PAGE + event.holder()),
                people);
    }
}
