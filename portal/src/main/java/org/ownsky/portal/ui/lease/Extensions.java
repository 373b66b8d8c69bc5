package org.ownsky.portal.ui.lease;

import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.ownsky.kernel.Caller;
import org.ownsky.portal.ui.kit.FormDialog;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Moment;
import org.ownsky.portal.ui.kit.Notices;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.provisioning.lease.LeaseService;
import org.ownsky.provisioning.lease.LeaseView;
import org.springframework.stereotype.Component;

/** Asks until when, and puts the end off. */
@Component
public class Extensions {
    private final LeaseService leases;
    private final Clock clock;

    Extensions(LeaseService leases, Clock clock) {
        this.leases = leases;
        this.clock = clock;
    }

    /** Opens the form; as far as one extension goes is filled in. */
    public void ask(Caller caller, LeaseView lease, Runnable then) {
        var until = new DateTimePicker(Words.say("lease.until"));
        until.setWidthFull();
        until.setMin(local(clock.instant()));
        until.setMax(local(lease.farthest()));
        until.setValue(local(lease.farthest()));
        until.setHelperText(Words.say("lease.untilHint", Moment.exact(lease.farthest())));
        new FormDialog(
                        Words.say("lease.extendTitle", lease.name()),
                        Words.say("lease.extend"),
                        () -> extend(caller, lease, moment(until.getValue(), lease), then),
                        until,
                        new Part("s13 t2").show(Markup.of("p").add(terms(lease))))
                .open();
    }

    private static String terms(LeaseView lease) {
        return lease.extensionsLeft() > 0
                ? Words.count("lease.left", lease.extensionsLeft())
                : Words.say("lease.needsApproval");
    }

    private void extend(Caller caller, LeaseView lease, Optional<Instant> until, Runnable then) {
        var extended = leases.extend(caller, lease.instance(), until);
        Notices.tell(
                extended.asked().isPresent()
                        ? Words.say("lease.asked", lease.name())
                        : Words.say(
                                "lease.extended",
                                lease.name(),
                                Moment.exact(extended.lease().ends())));
        then.run();
    }

    /** The farthest moment itself, seconds and all, where nobody chose another. */
    private static Optional<Instant> moment(LocalDateTime chosen, LeaseView lease) {
        return chosen == null || chosen.equals(local(lease.farthest()))
                ? Optional.empty()
                : Optional.of(chosen.toInstant(ZoneOffset.UTC));
    }

    private static LocalDateTime local(Instant moment) {
        return LocalDateTime.ofInstant(moment, ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES);
    }
}
