package org.ownsky.portal.ui.policy;

import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ownsky.kernel.KeysetPage;
import org.ownsky.portal.live.Change;
import org.ownsky.portal.ui.kit.Buttons;
import org.ownsky.portal.ui.kit.FormDialog;
import org.ownsky.portal.ui.kit.Heads;
import org.ownsky.portal.ui.kit.Icon;
import org.ownsky.portal.ui.kit.Markup;
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
import org.ownsky.portal.ui.navigation.PolicyNavigation;
import org.ownsky.quota.policy.Policy;
import org.ownsky.quota.policy.PolicyDraft;
import org.ownsky.quota.policy.PolicyScope;
import org.ownsky.quota.policy.PolicyService;
import org.ownsky.quota.policy.PolicyState;
import org.ownsky.quota.policy.PolicyTrialService;
import org.ownsky.quota.policy.RuleWords;
import org.ownsky.quota.policy.SavedPolicy;

/** Which policies hold where one acts, in plain words; who administers a place changes those that hold there. */
@Route(PolicyNavigation.POLICIES)
@PermitAll
class PoliciesView extends Screen {
    private final PolicyService policies;
    private final PolicyOffers offers;
    private final PolicyTrialService trials;
    private final List<PolicyScope> places;
    private final Listing<Policy> list;
    private final Part empty = new Part("hero");

    PoliciesView(Surroundings surroundings, PolicyService policies, PolicyOffers offers, PolicyTrialService trials) {
        super(surroundings, Reach.FLEET, "list-page");
        this.policies = policies;
        this.offers = offers;
        this.trials = trials;
        this.places = places();
        list = Listing.of(
                        Words.say("policy.title"),
                        (Policy policy) -> policy.id().value(),
                        Policy::name)
                .columns(
                        Column.name(
                                        Words.say("policy.name"),
                                        (Policy policy) -> Cells.named(
                                                policy.name(),
                                                Markup.text("span", "sentence", RuleWords.of(policy.rule()))))
                                .growing(5),
                        Column.<Policy>state(
                                        Words.say("policy.state"),
                                        policy -> tone(policy.state()),
                                        policy -> Words.say(
                                                "policy.state." + policy.state().key()))
                                .wide(120),
                        Column.<Policy>fact(Words.say("policy.place"), policy -> Cells.line(where(policy)))
                                .wide(170))
                .menu(actions())
                .from(cursor -> new KeysetPage<>(policies.list(caller()), Optional.empty()));
        empty.show(
                Markup.of("span", "dawn").with("aria-hidden", "true"),
                Markup.of("h2").add(Words.say("policy.emptyTitle")),
                Markup.of("p").add(Words.say(places.isEmpty() ? "policy.emptyTextReader" : "policy.emptyText")));
        var head = places.isEmpty()
                ? Heads.of(Words.say("policy.title"))
                : Heads.of(Words.say("policy.title"), Buttons.primary(Words.say("policy.add"), Icon.PLUS, this::add));
        var intro = new Part("intro s13 t2").show(Markup.of("p").add(Words.say("policy.intro")));
        show(head, intro, list, empty);
        read();
    }

    /** Where the caller sets policies, the widest first. */
    private List<PolicyScope> places() {
        var mine = new ArrayList<PolicyScope>();
        mine.add(new PolicyScope.Everywhere());
        caller().tenant().ifPresent(tenant -> mine.add(new PolicyScope.OfTenant(tenant)));
        caller().scope().ifPresent(project -> mine.add(new PolicyScope.OfProject(project)));
        mine.removeIf(scope -> !scope.isRuledBy(caller()));
        return List.copyOf(mine);
    }

    private List<RowAction<Policy>> actions() {
        var actions = new ArrayList<RowAction<Policy>>();
        actions.add(
                RowAction.<Policy>of(Words.say("policy.change"), this::change).when(this::isMine));
        Arrays.stream(PolicyState.values())
                .map(state -> RowAction.<Policy>of(
                                Words.say("policy.switch." + state.key()), policy -> become(policy, state))
                        .when(policy -> isMine(policy) && policy.state() != state))
                .forEach(actions::add);
        actions.add(RowAction.<Policy>of(Words.say("policy.try"), this::attempt).when(this::isMine));
        actions.add(RowAction.<Policy>of(Words.say("policy.remove"), this::remove)
                .when(this::isMine)
                .look(RowAction.Look.HARMFUL));
        return actions;
    }

    private boolean isMine(Policy policy) {
        return policy.scope().isRuledBy(caller());
    }

    private static Tone tone(PolicyState state) {
        return switch (state) {
            case OFF -> Tone.STOPPED;
            case DRY -> Tone.STOPPING;
            case ON -> Tone.OK;
        };
    }

    private static String where(Policy policy) {
        var scope = policy.scopeName();
        return scope.isEmpty()
                ? Words.say("policy.level.operator")
                : scope.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + scope.substring(1);
    }

    private void read() {
        list.read();
        list.setVisible(!list.isEmpty());
        empty.setVisible(list.isEmpty());
    }

    private void add() {
        var fields = new PolicyFields(offers.of(caller()), places);
        new FormDialog(
                        Words.say("policy.addTitle"),
                        Words.say("policy.add"),
                        () -> tell("policy.added", policies.create(caller(), fields.place(), fields.draft())),
                        fields)
                .open();
    }

    private void change(Policy policy) {
        var fields = new PolicyFields(offers.of(caller()), List.of(policy.scope())).show(policy);
        new FormDialog(
                        Words.say("policy.changeTitle", policy.name()),
                        Words.say("policy.save"),
                        () -> tell("policy.changed", policies.change(caller(), policy.id(), fields.draft())),
                        fields)
                .open();
    }

    private void become(Policy policy, PolicyState state) {
        Notices.attempt(() -> tell(
                "policy.is." + state.key(),
                policies.change(caller(), policy.id(), new PolicyDraft(policy.name(), state, policy.rule()))));
    }

    private void attempt(Policy policy) {
        Notices.attempt(
                () -> TrialDialog.of(policy, trials.run(caller(), policy.id())).open());
    }

    private void tell(String key, SavedPolicy saved) {
        Notices.tell(Words.say(key, saved.policy().name()));
        saved.overruled().forEach(Notices::tell);
        read();
    }

    private void remove(Policy policy) {
        new FormDialog(
                        Words.say("policy.removeTitle", policy.name()),
                        Words.say("policy.remove"),
                        () -> {
                            policies.remove(caller(), policy.id());
                            Notices.tell(Words.say("policy.removed", policy.name()));
                            read();
                        },
                        new Part("s13 t2").show(Markup.of("p").add(Words.say("policy.removeText"))))
                .harmful()
                .open();
    }

    @Override
    public Trail trail() {
        return Trail.of(Words.say("policy.title"));
    }

    @Override
    protected void changed(Change change) {
        if (change.everything()
                || change.ids().stream().anyMatch(id -> id.startsWith(org.ownsky.quota.policy.PolicyId.PREFIX + "-"))) {
            read();
        }
    }
}
