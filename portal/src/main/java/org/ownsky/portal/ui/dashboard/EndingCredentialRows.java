package org.ownsky.portal.ui.dashboard;

import java.util.List;
import org.ownsky.kernel.Caller;
import org.ownsky.portal.dashboard.TenantDashboard;
import org.ownsky.portal.dashboard.TenantPeople;
import org.ownsky.portal.tenant.ProjectView;
import org.ownsky.portal.ui.kit.Words;
import org.springframework.stereotype.Component;

/** Access keys and tokens: without a new one, the programs that use them stop working. */
@Component
class EndingCredentialRows implements EndingThings {

    @Override
    public List<Row> read(Caller caller, TenantDashboard now) {
        return now.people().ending().stream().map(EndingCredentialRows::row).toList();
    }

    private static Row row(TenantPeople.Ending ending) {
        return ending.project().isPresent()
                ? new Row(
                        Words.say("dashboard.endingKey", ending.owner()),
                        ending.project().map(ProjectView::name).orElse(""),
                        ending.at())
                : new Row(
                        Words.say("dashboard.endingToken", ending.owner()),
                        Words.say("dashboard.everyProject"),
                        ending.at());
    }
}
