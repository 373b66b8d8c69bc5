package org.ownsky.portal.ui.audit;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import jakarta.annotation.security.PermitAll;
import java.time.Duration;
import org.ownsky.portal.audit.AuditExportService;
import org.ownsky.portal.audit.AuditFilter;
import org.ownsky.portal.audit.AuditQuery;
import org.ownsky.portal.audit.AuditService;
import org.ownsky.portal.audit.AuditView;
import org.ownsky.portal.live.Change;
import org.ownsky.portal.ui.kit.Heads;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Screen;
import org.ownsky.portal.ui.kit.Surroundings;
import org.ownsky.portal.ui.kit.Trail;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.portal.ui.list.Listing;
import org.ownsky.portal.ui.navigation.AuditNavigation;

/** What was done and refused: in the tenant or project acted in, or, for operators and support, anywhere. */
@Route(AuditNavigation.LIST)
@PermitAll
class AuditListPage extends Screen implements BeforeEnterObserver {
    private final AuditExportService exports;
    private final AuditFilters filters;
    private final Listing<AuditView> list;
    private AuditFilter filter = AuditFilter.NONE;

    AuditListPage(Surroundings surroundings, AuditService audit, AuditExportService exports) {
        super(surroundings, Reach.PROJECT, "list-page");
        this.exports = exports;
        this.filters = new AuditFilters(audit.actions(caller()), this::narrow);
        this.list =
                AuditRows.list().from(cursor -> audit.page(caller(), AuditQuery.here(filter, cursor, Listing.PAGE)));
        show(
                Heads.of(
                        Words.say("audit.title"),
                        export("audit.exportCsv", "audit.csv", "text/csv", AuditExportService.Format.CSV),
                        export(
                                "audit.exportJson",
                                "audit.jsonl",
                                "application/jsonl",
                                AuditExportService.Format.JSON_LINES)),
                filters,
                list);
        var kept = audit.kept(caller())
                .map(Duration::toDays)
                .map(days -> Words.count("audit.kept", days))
                .orElse(Words.say("audit.keptForEver"));
        list.foot(Markup.text("span", "sp", kept));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        filter = AuditAddress.read(event.getLocation().getQueryParameters());
        filters.show(filter);
        list.read();
    }

    private void narrow(AuditFilter wanted) {
        if (wanted.equals(filter)) {
            return;
        }
        filter = wanted;
        UI.getCurrent()
                .getPage()
                .getHistory()
                .replaceState(null, new Location(AuditNavigation.LIST, AuditAddress.write(filter)));
        list.read();
    }

    /** A link that downloads what the list shows then, with what the person may read then. */
    private Anchor export(String words, String file, String type, AuditExportService.Format format) {
        DownloadHandler handler = download -> {
            var asking = caller();
            download.setFileName(file);
            download.setContentType(type);
            try (var out = download.getOutputStream()) {
                exports.write(asking, filter, format, out);
            }
        };
        var link = new Anchor(handler, Words.say(words));
        link.addClassName("btn");
        link.getElement().setAttribute("download", true);
        return link;
    }

    @Override
    public Trail trail() {
        return Trail.of(Words.say("audit.title"));
    }

    @Override
    protected void changed(Change change) {
        // Entries come all the time; the list stays as it was read, so that it can be read.
    }
}
