package org.ownsky.portal.ui.signinrule;

import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;
import org.ownsky.kernel.KeysetPage;
import org.ownsky.kernel.Permission;
import org.ownsky.portal.live.Change;
import org.ownsky.portal.oidc.OidcSignIn;
import org.ownsky.portal.oidc.RuleView;
import org.ownsky.portal.oidc.SignInRuleService;
import org.ownsky.portal.ui.kit.Buttons;
import org.ownsky.portal.ui.kit.FormDialog;
import org.ownsky.portal.ui.kit.Heads;
import org.ownsky.portal.ui.kit.Icon;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Notices;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Screen;
import org.ownsky.portal.ui.kit.Surroundings;
import org.ownsky.portal.ui.kit.Trail;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.portal.ui.list.Cells;
import org.ownsky.portal.ui.list.Column;
import org.ownsky.portal.ui.list.Listing;
import org.ownsky.portal.ui.list.RowAction;
import org.ownsky.portal.ui.navigation.SignInRuleNavigation;

/** Which of the provider's people get which role, for operators. */
@Route(SignInRuleNavigation.ADDRESS)
@PermitAll
class SignInRulesView extends Screen {
    private final SignInRuleService rules;
    private final Listing<RuleView> list;
    private final Part empty = new Part("hero");

    SignInRulesView(Surroundings surroundings, SignInRuleService rules, OidcSignIn provider) {
        super(surroundings, Reach.FLEET, "list-page");
        caller().require(Permission.FLEET_READ);
        this.rules = rules;
        var may = caller().may(Permission.FLEET_OPERATE);
        list = Listing.of(Words.say("rule.title"), (RuleView rule) -> rule.id().value(), SignInRulesView::name)
                .columns(
                        Column.name(
                                Words.say("rule.column.looksAt"),
                                rule -> Cells.named(rule.rule().value(), Cells.sub(RuleWords.looksAt(rule)))),
                        Column.<RuleView>fact(
                                        Words.say("rule.column.gives"),
                                        rule -> Cells.line(
                                                rule.rule().membership().role().label()))
                                .wide(180),
                        Column.<RuleView>fact(Words.say("rule.column.where"), rule -> Cells.line(RuleWords.place(rule)))
                                .wide(180)
                                .growing(2))
                .buttons(RowAction.<RuleView>of(Words.say("rule.remove"), this::remove)
                        .look(RowAction.Look.HARMFUL)
                        .when(rule -> may))
                .from(cursor -> new KeysetPage<>(rules.list(caller()), Optional.empty()));
        empty.show(
                Markup.of("span", "dawn").with("aria-hidden", "true"),
                Markup.of("h2").add(Words.say("rule.emptyTitle")),
                Markup.of("p").add(Words.say("rule.emptyText")));
        var head = may
                ? Heads.of(Words.say("rule.title"), Buttons.primary(Words.say("rule.add"), Icon.PLUS, this::add))
                : Heads.of(Words.say("rule.title"));
        var intro = new Part("intro s13 t2")
                .show(Markup.of("p").add(Words.say(provider.isOffered() ? "rule.intro" : "rule.unused")));
        show(head, intro, list, empty);
        read();
    }

    private void read() {
        list.read();
        list.setVisible(!list.isEmpty());
        empty.setVisible(list.isEmpty());
    }

    @Override
    public Trail trail() {
        return Trail.of(Words.say("rule.title"));
    }

    @Override
    protected void changed(Change change) {
        if (change.everything()) {
            read();
        }
    }

    private void add() {
        var fields = new RuleFields();
        new FormDialog(
                        Words.say("rule.addTitle"),
                        Words.say("rule.add"),
                        () -> {
                            rules.add(caller(), fields.rule(caller(), rules));
                            Notices.tell(Words.say("rule.added"));
                            read();
                        },
                        fields)
                .open();
    }

    private void remove(RuleView rule) {
        new FormDialog(
                        Words.say("rule.removeTitle", name(rule)),
                        Words.say("rule.remove"),
                        () -> {
                            rules.remove(caller(), rule.id());
                            Notices.tell(Words.say("rule.removed"));
                            read();
                        },
                        new Part("s13 t2").show(Markup.of("p").add(Words.say("rule.removeText"))))
                .harmful()
                .open();
    }

    private static String name(RuleView rule) {
        return RuleWords.looksAt(rule) + " " + rule.rule().value();
    }
}
