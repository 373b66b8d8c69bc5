package org.ownsky.portal.ui.audit;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ownsky.kernel.Changes;
import org.ownsky.portal.audit.AuditService;
import org.ownsky.portal.audit.AuditView;
import org.ownsky.portal.live.Change;
import org.ownsky.portal.ui.kit.Cards;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Moment;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Screen;
import org.ownsky.portal.ui.kit.Surroundings;
import org.ownsky.portal.ui.kit.Trail;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.portal.ui.navigation.AuditNavigation;

/** One entry: all that is known of it, and what it changed. */
@Route(AuditNavigation.PAGE)
@PermitAll
class AuditEntryPage extends Screen implements BeforeEnterObserver {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private final AuditService audit;
    private Optional<AuditView> entry = Optional.empty();

    AuditEntryPage(Surroundings surroundings, AuditService audit) {
        super(surroundings, Reach.PROJECT, "narrow");
        this.audit = audit;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var number = event.getRouteParameters()
                .get(AuditNavigation.ENTRY)
                .filter(text -> NUMBER.matcher(text).matches())
                .map(Long::valueOf)
                .orElseThrow(NotFoundException::new);
        var found = audit.find(caller(), number);
        entry = Optional.of(found);
        show(new Part("head").show(head(found)), new Part("stack").show(facts(found), changes(found.changes())));
    }

    private static Markup head(AuditView found) {
        return Markup.of("div", "title sp")
                .add(
                        Markup.of("h1", "cut").add(found.action()),
                        Markup.of("span", "row s13 t2")
                                .add(AuditRows.tone(found).badge(AuditRows.outcome(found)))
                                .add(Markup.text("span", "num", Moment.exact(found.at()))));
    }

    private static Markup facts(AuditView found) {
        var list = Markup.of("dl", "kv left");
        fact(list, "audit.column.who", linked(AuditAddress.ofPerson(found.account()), found.accountName()));
        fact(list, "audit.roles", Markup.text("span", "", AuditRows.roles(found)));
        fact(list, "audit.permissions", Markup.text("span", "s12 t2", permissions(found.permissions())));
        fact(list, "audit.column.origin", mono(found.origin()));
        found.tenant().ifPresent(tenant -> fact(list, "audit.tenant", mono(tenant)));
        found.project().ifPresent(project -> fact(list, "audit.project", mono(project)));
        fact(list, "audit.column.subject", linked(AuditAddress.ofSubject(found.resource()), found.resource()));
        if (!found.detail().isEmpty()) {
            fact(list, "audit.detail", Markup.text("span", "", found.detail()));
        }
        fact(list, "audit.request", linked(AuditAddress.ofRequest(found.reference()), found.reference()));
        fact(list, "audit.number", Markup.text("span", "num", String.valueOf(found.id())));
        return Markup.of("section", "card")
                .add(
                        Cards.heading(Words.say("audit.facts")),
                        Markup.of("div", "body").add(list));
    }

    private static Markup changes(Changes changes) {
        var card = Markup.of("section", "card").add(Cards.heading(Words.say("audit.changes")));
        if (changes.fields().isEmpty()) {
            return card.add(Markup.of("div", "body").add(Markup.text("p", "s13 t2", Words.say("audit.noChanges"))));
        }
        var rows = Markup.of("tbody");
        for (var field : changes.fields()) {
            rows.add(Markup.of("tr")
                    .add(
                            Markup.of("th").with("scope", "row").add(field),
                            value("del", changes.before().get(field)),
                            value("ins", changes.after().get(field))));
        }
        return card.add(Markup.of("table", "plain diff")
                .add(
                        Markup.of("thead")
                                .add(Markup.of("tr")
                                        .add(heading("audit.field"), heading("audit.was"), heading("audit.became"))),
                        rows));
    }

    private static Markup heading(String words) {
        return Markup.of("th").with("scope", "col").add(Words.say(words));
    }

    private static Markup value(String tag, @org.jspecify.annotations.Nullable String value) {
        return Markup.of("td")
                .add(
                        value == null
                                ? Markup.text("span", "t3", "–")
                                : Markup.of(tag).add(value));
    }

    private static String permissions(List<String> permissions) {
        return permissions.isEmpty()
                ? "–"
                : String.join(", ", permissions).toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static Markup linked(String address, String words) {
        return words.equals("-") ? Markup.text("span", "t3", "–") : Markup.link(address, "mono", words);
    }

    private static Markup mono(String text) {
        return Markup.text("span", "mono", text);
    }

    private static void fact(Markup list, String word, Markup value) {
        list.add(Markup.text("dt", "", Words.say(word)), Markup.of("dd").add(value));
    }

    @Override
    public Trail trail() {
        return Trail.of(
                entry.map(AuditView::action).orElse(""),
                new Trail.Crumb(Words.say("audit.title"), AuditNavigation.LIST));
    }

    @Override
    protected void changed(Change change) {
        // An entry never changes.
    }
}
