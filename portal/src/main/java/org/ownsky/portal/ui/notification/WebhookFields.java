package org.ownsky.portal.ui.notification;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Set;
import org.ownsky.portal.notification.NoticeKind;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.portal.webhook.WebhookPlace;
import org.ownsky.portal.webhook.WebhookView;

/** Where a webhook leads and what it is told. */
final class WebhookFields extends Div {
    private final Select<WebhookPlace> place = new Select<>();
    private final TextField url = new TextField(Words.say("webhook.url"));
    private final KindFields kinds = new KindFields();

    private WebhookFields() {
        addClassNames("col", "g12");
        url.setPlaceholder("https://hooks.example.org/ownsky");
        url.setHelperText(Words.say("webhook.urlHint"));
        url.setWidthFull();
        add(url, kinds);
    }

    /** For a new one, in one of these places. */
    static WebhookFields of(List<WebhookPlace> places) {
        var fields = new WebhookFields();
        fields.place.setLabel(Words.say("webhook.place"));
        fields.place.setItems(places);
        fields.place.setItemLabelGenerator(WebhookFields::words);
        fields.place.setValue(places.getFirst());
        fields.place.setWidthFull();
        if (places.size() > 1) {
            fields.addComponentAsFirst(fields.place);
        }
        return fields;
    }

    static WebhookFields of(WebhookView hook) {
        var fields = new WebhookFields();
        fields.url.setValue(hook.url().toString());
        fields.kinds.show(hook.kinds());
        return fields;
    }

    static String words(WebhookPlace place) {
        return Words.say(
                switch (place) {
                    case WebhookPlace.Project _ -> "webhook.place.project";
                    case WebhookPlace.Tenant _ -> "webhook.place.tenant";
                    case WebhookPlace.Fleet _ -> "webhook.place.fleet";
                });
    }

    WebhookPlace place() {
        return place.getValue();
    }

    String url() {
        return url.getValue();
    }

    Set<NoticeKind> kinds() {
        return kinds.chosen();
    }
}
