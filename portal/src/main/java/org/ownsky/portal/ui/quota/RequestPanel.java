package org.ownsky.portal.ui.quota;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.Permission;
import org.ownsky.portal.ui.kit.Buttons;
import org.ownsky.portal.ui.kit.Cards;
import org.ownsky.portal.ui.kit.Icon;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Moment;
import org.ownsky.portal.ui.kit.Notices;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.quota.request.QuotaRequestView;
import org.ownsky.quota.request.RequestComment;

/** What is weighed, said and done about a request, as far as the person has a say. */
final class RequestPanel extends Div {
    private static final int LONGEST_COMMENT = 1000;

    private final RequestPanels source;
    private final Supplier<Caller> caller;
    private final Consumer<QuotaRequestView> changed;
    private QuotaRequestView request;
    private final WeighingCards weighing = new WeighingCards();
    private final Part outcome = new Part("card");
    private final Part said = new Part("");
    private final TextField comment = new TextField(Words.say("request.comment"));

    RequestPanel(
            RequestPanels source,
            Supplier<Caller> caller,
            QuotaRequestView request,
            Consumer<QuotaRequestView> changed) {
        this.source = source;
        this.caller = caller;
        this.request = request;
        this.changed = changed;
        addClassName("stack");
        add(weighing, outcome);
        var weighed = source.weigh(caller.get(), request);
        outcome.setVisible(weighed.isEmpty());
        weighed.ifPresent(weighs -> add(new DecisionCard(source, caller, request, weighs, this::done)));
        add(conversation());
        if (weighed.isEmpty() && isOwn() && request.open()) {
            add(withdrawal());
        }
    }

    /** As it is now; what somebody is entering stays. */
    void show(Caller who, QuotaRequestView now) {
        request = now;
        weighing.show(who, now, source.weigh(who, now), source.costs());
        outcome.show(outcome(who, now));
        said.show(now.comments().stream().map(RequestPanel::said).toList());
    }

    private boolean isOwn() {
        return request.askedBy().equals(caller.get().user());
    }

    private Markup outcome(Caller who, QuotaRequestView now) {
        var body = Markup.of("div", "body col");
        if (now.decision().isEmpty()) {
            return body.add(Markup.text("p", "s13", Words.say("request.waitsFor", source.deciders(who, now))));
        }
        var decision = now.decision().get();
        body.add(Markup.of("p", "m")
                .add(RequestWords.decision(now, decision) + " · ")
                .add(Moment.ago(decision.at())));
        now.lines()
                .forEach(line -> line.granted()
                        .ifPresent(granted -> body.add(Markup.text(
                                "p",
                                "s13 t2 num",
                                Words.say(
                                        "request.granted",
                                        line.resource().amount(granted),
                                        line.resource().format(line.present()))))));
        if (!decision.note().isEmpty()) {
            body.add(Markup.text("p", "quote", decision.note()));
        }
        return decision.over() && decision.until().isPresent()
                ? body.add(Markup.text("p", "s13 t2", Words.say("request.over")))
                : body;
    }

    private static Markup said(RequestComment comment) {
        return Markup.of("div", "said")
                .add(Markup.of("p", "s12 t2").add(comment.authorName() + " · ").add(Moment.ago(comment.at())))
                .add(Markup.text("p", "", comment.text()));
    }

    private Component conversation() {
        comment.setMaxLength(LONGEST_COMMENT);
        comment.setWidthFull();
        var send = Buttons.plain(Words.say("request.say"), this::say);
        var entry = new Div(comment, send);
        entry.addClassNames("row", "say");
        entry.setVisible(isOwn() || caller.get().mayOperate(request.scope(), Permission.PROJECT_ADMINISTER));
        return Cards.card(Words.say("request.conversation"), said, entry);
    }

    private void say() {
        if (comment.getValue().isBlank()) {
            comment.focus();
            return;
        }
        if (attempt(() -> source.comment(caller.get(), request, comment.getValue()))) {
            comment.clear();
        }
    }

    private Component withdrawal() {
        Button withdraw = Buttons.plain(
                Words.say("request.withdraw"), Icon.CLOSE, () -> attempt(() -> source.withdraw(caller.get(), request)));
        var acts = new Div(withdraw);
        acts.addClassName("sticky-actions");
        return acts;
    }

    private boolean attempt(Supplier<QuotaRequestView> work) {
        try {
            done(work.get());
            return true;
        } catch (CloudException refused) {
            Notices.refused(refused);
            return false;
        }
    }

    private void done(QuotaRequestView now) {
        changed.accept(now);
    }
}
