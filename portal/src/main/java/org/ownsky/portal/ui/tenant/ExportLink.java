package org.ownsky.portal.ui.tenant;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.util.function.Supplier;
import org.ownsky.kernel.Caller;
import org.ownsky.portal.lifecycle.TenantExportService;
import org.ownsky.portal.tenant.TenantView;
import org.ownsky.portal.ui.kit.Words;

/** Downloads all that is known of a tenant. */
final class ExportLink extends Anchor {

    /**
     * A link.
     *
     * @param caller asked anew at each click, because roles change
     */
    ExportLink(TenantExportService exports, TenantView tenant, Supplier<Caller> caller) {
        setText(Words.say("tenant.export"));
        addClassName("btn");
        getElement().setAttribute("download", true);
        DownloadHandler handler = download -> {
            var asking = caller.get();
            download.setFileName(tenant.slug() + ".zip");
            download.setContentType("application/zip");
            try (var out = download.getOutputStream()) {
                exports.write(asking, tenant.id(), out);
            }
        };
        setHref(handler);
    }
}
