package org.ownsky.portal.ui.instance;

import com.vaadin.flow.component.Component;
import java.util.List;
import org.ownsky.kernel.Caller;
import org.ownsky.portal.ui.approval.ApprovalNote;
import org.ownsky.portal.ui.lease.Extensions;
import org.ownsky.portal.ui.lease.LeaseCard;
import org.ownsky.provisioning.approval.ApprovalService;
import org.ownsky.provisioning.instance.InstanceService;
import org.ownsky.provisioning.instance.InstanceView;
import org.ownsky.provisioning.lease.LeaseService;
import org.ownsky.provisioning.schedule.ScheduleService;

/** What policies, and people by tags, say of an instance: cards on its page, each hidden where there is nothing to say. */
@org.springframework.stereotype.Component
class InstanceCards {
    private final ApprovalService approvals;
    private final LeaseService leases;
    private final Extensions extensions;
    private final ScheduleService schedules;
    private final InstanceService instances;

    InstanceCards(
            ApprovalService approvals,
            LeaseService leases,
            Extensions extensions,
            ScheduleService schedules,
            InstanceService instances) {
        this.approvals = approvals;
        this.leases = leases;
        this.extensions = extensions;
        this.schedules = schedules;
        this.instances = instances;
    }

    /** New ones, for one page. */
    OnPage make() {
        return new OnPage(
                new ApprovalNote(approvals),
                new LeaseCard(leases, extensions),
                new ScheduleCard(schedules),
                new TagsCard(instances));
    }

    /** Those of one page. */
    record OnPage(ApprovalNote approval, LeaseCard lease, ScheduleCard schedule, TagsCard tags) {
        /** Above all else. */
        Component first() {
            return approval;
        }

        /** In the side column. */
        List<Component> beside() {
            return List.of(lease, schedule, tags);
        }

        void show(Caller caller, InstanceView instance) {
            approval.show(caller, instance);
            lease.show(caller, instance.id());
            schedule.show(caller, instance);
            tags.show(caller, instance);
        }
    }
}
