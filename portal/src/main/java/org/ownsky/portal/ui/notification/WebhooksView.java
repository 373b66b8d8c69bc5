package org.ownsky.portal.ui.notification;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.KeysetPage;
import org.ownsky.kernel.Permission;
import org.ownsky.portal.live.Change;
import org.ownsky.portal.ui.kit.Buttons;
import org.ownsky.portal.ui.kit.FormDialog;
import org.ownsky.portal.ui.kit.Heads;
import org.ownsky.portal.ui.kit.Icon;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Notices;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Screen;
import org.ownsky.portal.ui.kit.SecretSheet;
import org.ownsky.portal.ui.kit.Surroundings;
import org.ownsky.portal.ui.kit.Tone;
import org.ownsky.portal.ui.kit.Trail;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.portal.ui.list.Cells;
import org.ownsky.portal.ui.list.Column;
import org.ownsky.portal.ui.list.Listing;
import org.ownsky.portal.ui.list.RowAction;
import org.ownsky.portal.ui.navigation.NotificationNavigation;
import org.ownsky.portal.webhook.NewWebhook;
import org.ownsky.portal.webhook.WebhookPlace;
import org.ownsky.portal.webhook.WebhookService;
import org.ownsky.portal.webhook.WebhookView;

/** Webhooks of what the person administers: the project, its tenant, the fleet. */
@Route(NotificationNavigation.WEBHOOKS)
@PermitAll
@JsModule("./elements/secret.ts")
class WebhooksView extends Screen {
    private final WebhookService webhooks;
    private final Listing<WebhookView> list;
    private final Part empty = new Part("hero");

    WebhooksView(Surroundings surroundings, WebhookService webhooks) {
        super(surroundings, Reach.PROJECT, "list-page");
        if (places(caller()).isEmpty()) {
            throw CloudException.of(new CloudError.Forbidden(Permission.PROJECT_ADMINISTER));
        }
        this.webhooks = webhooks;
        list = Listing.of(
                        Words.say("webhook.title"),
                        (WebhookView hook) -> hook.id().value(),
                        hook -> hook.url().toString())
                .columns(
                        Column.<WebhookView>name(
                                        Words.say("webhook.url"),
                                        hook -> Cells.named(
                                                hook.url().toString(),
                                                NotificationNavigation.page(hook.id()),
                                                hook.id().value()))
                                .growing(4),
                        Column.<WebhookView>state(
                                Words.say("webhook.column.state"), WebhooksView::tone, WebhooksView::state),
                        Column.<WebhookView>fact(
                                        Words.say("webhook.place"),
                                        hook -> Cells.line(WebhookFields.words(hook.place())))
                                .wide(150),
                        Column.<WebhookView>fact(Words.say("webhook.kinds"), hook -> Cells.line(kinds(hook)))
                                .wide(150))
                .menu(actions())
                .from(cursor -> new KeysetPage<>(all(), Optional.empty()));
        empty.show(
                Markup.of("span", "dawn").with("aria-hidden", "true"),
                Markup.of("h2").add(Words.say("webhook.emptyTitle")),
                Markup.of("p").add(Words.say("webhook.emptyText")));
        show(
                Heads.of(Words.say("webhook.title"), Buttons.primary(Words.say("webhook.add"), Icon.PLUS, this::add)),
                NotificationTabs.at(NotificationNavigation.WEBHOOKS, caller()),
                list,
                empty);
        read();
    }

    static List<WebhookPlace> places(Caller caller) {
        var places = new ArrayList<WebhookPlace>();
        caller.scope().map(WebhookPlace.Project::new).ifPresent(places::add);
        caller.tenant().map(WebhookPlace.Tenant::new).ifPresent(places::add);
        places.add(new WebhookPlace.Fleet());
        places.removeIf(place -> !place.administeredBy(caller));
        return places;
    }

    static String kinds(WebhookView hook) {
        return hook.kinds().isEmpty()
                ? Words.say("webhook.everything")
                : Words.count("webhook.kindsNumber", hook.kinds().size());
    }

    private static Tone tone(WebhookView hook) {
        return hook.enabled() ? Tone.OK : Tone.STOPPED;
    }

    private static String state(WebhookView hook) {
        return Words.say(hook.enabled() ? "webhook.on" : "webhook.off");
    }

    private List<RowAction<WebhookView>> actions() {
        return List.of(
                RowAction.of(Words.say("webhook.ping"), this::ping),
                RowAction.of(Words.say("webhook.change"), this::change),
                RowAction.<WebhookView>of(Words.say("webhook.disable"), hook -> enable(hook, false))
                        .when(WebhookView::enabled),
                RowAction.<WebhookView>of(Words.say("webhook.enable"), hook -> enable(hook, true))
                        .when(hook -> !hook.enabled()),
                RowAction.of(Words.say("webhook.renew"), this::renew),
                RowAction.<WebhookView>of(Words.say("webhook.remove"), this::remove)
                        .look(RowAction.Look.HARMFUL));
    }

    private List<WebhookView> all() {
        var caller = caller();
        return places(caller).stream()
                .flatMap(place -> webhooks.list(caller, place).stream())
                .toList();
    }

    private void read() {
        list.read();
        list.setVisible(!list.isEmpty());
        empty.setVisible(list.isEmpty());
    }

    @Override
    public Trail trail() {
        return Trail.of(Words.say("webhook.title"));
    }

    @Override
    protected void changed(Change change) {
        if (change.everything()) {
            read();
        }
    }

    private void add() {
        var fields = WebhookFields.of(places(caller()));
        ask(
                "webhook.addTitle",
                "webhook.add",
                fields,
                () -> handOut(webhooks.create(caller(), fields.place(), fields.url(), fields.kinds())));
    }

    private void change(WebhookView hook) {
        var fields = WebhookFields.of(hook);
        ask(
                "webhook.changeTitle",
                "webhook.save",
                fields,
                () -> webhooks.change(caller(), hook.id(), fields.url(), fields.kinds(), hook.enabled()));
    }

    private void enable(WebhookView hook, boolean enabled) {
        Notices.attempt(() -> webhooks.change(caller(), hook.id(), hook.url().toString(), hook.kinds(), enabled));
        read();
    }

    private void ping(WebhookView hook) {
        Notices.attempt(() -> {
            webhooks.ping(caller(), hook.id());
            Notices.tell(Words.say("webhook.pinged"));
        });
    }

    private void renew(WebhookView hook) {
        ask(
                "webhook.renewTitle",
                "webhook.renew",
                text("webhook.renewText"),
                () -> handOut(webhooks.renewSecret(caller(), hook.id())));
    }

    private void remove(WebhookView hook) {
        ask(
                        "webhook.removeTitle",
                        "webhook.remove",
                        text("webhook.removeText"),
                        () -> webhooks.remove(caller(), hook.id()))
                .harmful();
    }

    private FormDialog ask(String title, String verb, Component content, Runnable action) {
        var dialog = new FormDialog(
                Words.say(title),
                Words.say(verb),
                () -> {
                    action.run();
                    read();
                },
                content);
        dialog.open();
        return dialog;
    }

    private static Part text(String key) {
        return new Part("s13 t2").show(Markup.of("p").add(Words.say(key)));
    }

    private static void handOut(NewWebhook made) {
        SecretSheet.show(
                Words.say("webhook.made.title"),
                Words.say("webhook.made.text"),
                new SecretSheet.Value(Words.say("webhook.secret"), made.secret()));
    }
}
