package org.ownsky.portal.ui.member;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.ownsky.kernel.Caller;
import org.ownsky.portal.invitation.InvitationRequest;
import org.ownsky.portal.invitation.Offer;
import org.ownsky.portal.tenant.ProjectView;
import org.ownsky.portal.ui.kit.LimitFields;
import org.ownsky.portal.ui.kit.Words;

/** What somebody is invited to, for how long, and where the link is sent. */
final class InviteFields extends Div {
    private static final int MOST_DAYS = 30;

    private final Caller caller;
    private final RoleFields role;
    private final Checkbox ownProject = new Checkbox(Words.say("invite.ownProject"));
    private final TextField projectName = new TextField(Words.say("invite.projectName"));
    private final LimitFields limits = new LimitFields();
    private final EmailField email = new EmailField(Words.say("invite.email"));
    private final IntegerField days = new IntegerField(Words.say("invite.days"));

    InviteFields(Caller caller, List<ProjectView> projects) {
        this.caller = caller;
        this.role = new RoleFields(caller, projects);
        addClassNames("col", "g12");
        projectName.setWidthFull();
        email.setWidthFull();
        email.setHelperText(Words.say("invite.emailHint"));
        days.setMin(1);
        days.setMax(MOST_DAYS);
        days.setValue(Math.toIntExact(InvitationRequest.USUAL.toDays()));
        days.setStepButtonsVisible(true);
        days.setWidthFull();
        ownProject.setVisible(caller.scope().isEmpty());
        ownProject.addValueChangeListener(change -> offerOwnProject(change.getValue()));
        offerOwnProject(false);
        add(ownProject, role, projectName, limits, email, days);
    }

    private void offerOwnProject(boolean own) {
        role.setVisible(!own);
        projectName.setVisible(own);
        limits.setVisible(own);
    }

    InvitationRequest request() {
        var offer = ownProject.getValue()
                ? new Offer.NewProject(caller.tenant().orElseThrow(), projectName.getValue(), limits.given())
                : new Offer.ExistingPlace(role.membership());
        return new InvitationRequest(
                offer,
                Optional.of(email.getValue()),
                Optional.ofNullable(days.getValue()).map(Duration::ofDays).orElse(InvitationRequest.USUAL));
    }
}
