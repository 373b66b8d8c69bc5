package org.ownsky.portal.webhook;

import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Tells which place a webhook is of, for whoever finds out what somebody may do there; it knows of no caller, so nothing of it
 * may reach people unchecked.
 */
@Component
public class WebhookDirectory {
    private final WebhookStore hooks;

    WebhookDirectory(WebhookStore hooks) {
        this.hooks = hooks;
    }

    public Optional<WebhookPlace> place(WebhookId id) {
        return hooks.find(id).map(row -> row.view().place());
    }
}
