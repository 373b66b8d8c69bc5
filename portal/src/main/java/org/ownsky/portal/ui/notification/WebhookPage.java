package org.ownsky.portal.ui.notification;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.jspecify.annotations.Nullable;
import org.ownsky.kernel.IdFormat;
import org.ownsky.portal.live.Change;
import org.ownsky.portal.paging.PageRequest;
import org.ownsky.portal.ui.kit.Buttons;
import org.ownsky.portal.ui.kit.Icon;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Moment;
import org.ownsky.portal.ui.kit.Notices;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Screen;
import org.ownsky.portal.ui.kit.Surroundings;
import org.ownsky.portal.ui.kit.Tone;
import org.ownsky.portal.ui.kit.Trail;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.portal.ui.list.Cells;
import org.ownsky.portal.ui.list.Column;
import org.ownsky.portal.ui.list.Listing;
import org.ownsky.portal.ui.list.RowAction;
import org.ownsky.portal.ui.navigation.NotificationNavigation;
import org.ownsky.portal.webhook.DeliveryAttempt;
import org.ownsky.portal.webhook.DeliveryState;
import org.ownsky.portal.webhook.DeliveryView;
import org.ownsky.portal.webhook.WebhookId;
import org.ownsky.portal.webhook.WebhookService;
import org.ownsky.portal.webhook.WebhookView;

/** One webhook: what it was told, and how that went. */
@Route(NotificationNavigation.WEBHOOKS + "/:id")
@PermitAll
class WebhookPage extends Screen implements BeforeEnterObserver {
    private final WebhookService webhooks;
    private final Part title = new Part("sp");
    private final Listing<DeliveryView> list;
    private final Part empty = new Part("hero");
    private @Nullable WebhookView hook;

    WebhookPage(Surroundings surroundings, WebhookService webhooks) {
        super(surroundings, Reach.PROJECT, "list-page");
        this.webhooks = webhooks;
        list = Listing.of(
                        Words.say("webhook.deliveries"),
                        (DeliveryView delivery) -> delivery.id().value(),
                        delivery -> delivery.kind().label())
                .columns(
                        Column.<DeliveryView>name(
                                Words.say("webhook.column.what"),
                                delivery -> Cells.named(
                                        delivery.kind().label(),
                                        Markup.text(
                                                "span",
                                                "sub mono",
                                                delivery.id().value()))),
                        Column.<DeliveryView>state(
                                Words.say("webhook.column.state"), WebhookPage::tone, WebhookPage::state),
                        Column.<DeliveryView>fact(Words.say("webhook.column.answer"), WebhookPage::answer)
                                .wide(200)
                                .growing(2),
                        Column.<DeliveryView>fact(
                                        Words.say("webhook.column.attempts"),
                                        delivery -> Cells.line(
                                                Words.number(delivery.attempts().size())))
                                .wide(90)
                                .right()
                                .offPhone(),
                        Column.<DeliveryView>fact(
                                        Words.say("webhook.column.when"), delivery -> Moment.ago(delivery.createdAt()))
                                .wide(120))
                .buttons(RowAction.of(Words.say("webhook.resend"), this::resend))
                .from(cursor ->
                        webhooks.deliveries(caller(), current().id(), new PageRequest("", cursor, Listing.PAGE)));
        empty.show(
                Markup.of("span", "dawn").with("aria-hidden", "true"),
                Markup.of("h2").add(Words.say("webhook.nothingTitle")),
                Markup.of("p").add(Words.say("webhook.nothingText")));
        var acts = new Div(
                Buttons.plain(Words.say("webhook.lookAgain"), Icon.RESTART, this::read),
                Buttons.plain(Words.say("webhook.ping"), Icon.BOLT, this::ping));
        acts.addClassName("acts");
        var head = new Div(title, acts);
        head.addClassName("head");
        show(head, list, empty);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var id = event.getRouteParameters()
                .get("id")
                .filter(word -> IdFormat.matches(WebhookId.PREFIX, word))
                .orElseThrow(NotFoundException::new);
        var found = webhooks.find(caller(), new WebhookId(id));
        hook = found;
        title.show(
                Markup.of("div", "title row wrap")
                        .add(Markup.of("h1", "cut")
                                .with("title", found.url().toString())
                                .add(found.url().toString())),
                Markup.of("p", "facts-line")
                        .add(
                                Markup.text("span", "", WebhookFields.words(found.place())),
                                Markup.text("span", "", WebhooksView.kinds(found))));
        read();
    }

    private WebhookView current() {
        return java.util.Objects.requireNonNull(hook);
    }

    private static Tone tone(DeliveryView delivery) {
        return switch (delivery.state()) {
            case PENDING -> Tone.PENDING;
            case DELIVERED -> Tone.OK;
            case FAILED -> Tone.ATTENTION;
        };
    }

    private static String state(DeliveryView delivery) {
        var failedBefore = delivery.state() == DeliveryState.PENDING
                && !delivery.attempts().isEmpty();
        return Words.say(
                failedBefore ? "delivery.again" : "delivery." + delivery.state().key());
    }

    private static Markup answer(DeliveryView delivery) {
        return delivery.attempts().stream().findFirst().map(WebhookPage::answer).orElseGet(Cells::nothing);
    }

    private static Markup answer(DeliveryAttempt last) {
        return last.status()
                .map(status -> Cells.lines(
                        Words.say("delivery.status", status),
                        Words.say("delivery.took", Words.number(last.took().toMillis()))))
                .orElseGet(() -> Cells.note(last.problem().orElse("")));
    }

    private void read() {
        list.read();
        list.setVisible(!list.isEmpty());
        empty.setVisible(list.isEmpty());
    }

    private void resend(DeliveryView delivery) {
        Notices.attempt(() -> {
            webhooks.resend(caller(), current().id(), delivery.id());
            Notices.tell(Words.say("webhook.resent"));
        });
        read();
    }

    private void ping() {
        Notices.attempt(() -> {
            webhooks.ping(caller(), current().id());
            Notices.tell(Words.say("webhook.pinged"));
        });
        read();
    }

    @Override
    public Trail trail() {
        return Trail.of(
                hook == null ? Words.say("webhook.title") : Words.say("webhook.deliveries"),
                new Trail.Crumb(Words.say("webhook.title"), NotificationNavigation.WEBHOOKS));
    }

    @Override
    protected void changed(Change change) {
        if (hook != null && change.concerns(hook.id().value())) {
            read();
        }
    }
}
