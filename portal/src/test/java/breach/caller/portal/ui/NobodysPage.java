package breach.caller.portal.ui;

import breach.caller.GuestService;

record NobodysPage(GuestService guests) {

    void stop() {
        guests.stop("any");
    }
}
