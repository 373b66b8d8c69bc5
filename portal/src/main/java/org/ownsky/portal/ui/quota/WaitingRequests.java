package org.ownsky.portal.ui.quota;

import java.util.List;
import java.util.Optional;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Permission;
import org.ownsky.portal.ui.kit.Cards;
import org.ownsky.portal.ui.kit.Icon;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.WaitingThing;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.portal.ui.navigation.QuotaNavigation;
import org.ownsky.quota.request.QuotaRequestQuery;
import org.ownsky.quota.request.QuotaRequestQuery.Whose;
import org.ownsky.quota.request.QuotaRequestService;
import org.springframework.stereotype.Component;

/** What waits for somebody's decision, for the top of Home: a phone is one tap from it. */
@Component
public class WaitingRequests {
    private final QuotaRequestService requests;

    WaitingRequests(QuotaRequestService requests) {
        this.requests = requests;
    }

    /** Empty when nothing waits for the caller. */
    public List<Markup> banner(Caller caller) {
        var waiting = count(caller);
        if (waiting == 0) {
            return List.of();
        }
        var newest = requests.page(caller, QuotaRequestQuery.of(Whose.TO_DECIDE, Optional.empty(), 1)).items().stream()
                .findFirst();
        return newest.map(request -> Cards.banner(
                        "info",
                        Icon.SEND,
                        Words.count("home.requests", waiting),
                        Words.say(
                                "home.requestFrom",
                                request.askedByName(),
                                RequestWords.title(request),
                                request.projectName()),
                        Cards.wayOn(
                                waiting == 1 ? QuotaNavigation.page(request.id()) : QuotaNavigation.TO_DECIDE,
                                Words.say(waiting == 1 ? "home.seeRequest" : "home.seeRequests"))))
                .map(List::of)
                .orElse(List.of());
    }

    /**
     * Those that the caller may decide, the newest first.
     *
     * @param limit rows, 1 to 200
     */
    public List<WaitingThing> list(Caller caller, int limit) {
        return decides(caller)
                ? requests.page(caller, QuotaRequestQuery.of(Whose.TO_DECIDE, Optional.empty(), limit)).items().stream()
                        .map(request -> new WaitingThing(
                                request.id().value(),
                                request.askedByName(),
                                request.openedAt(),
                                RequestWords.title(request),
                                request.projectName(),
                                QuotaNavigation.page(request.id())))
                        .toList()
                : List.of();
    }

    /** How many the caller may decide. */
    public long count(Caller caller) {
        return decides(caller) ? requests.waiting(caller) : 0;
    }

    private static boolean decides(Caller caller) {
        return caller.may(Permission.PROJECT_ADMINISTER)
                || caller.may(Permission.TENANT_ADMINISTER)
                || caller.may(Permission.FLEET_OPERATE);
    }
}
