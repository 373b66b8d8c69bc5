package org.ownsky.portal.ui.launch;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ownsky.kernel.Caller;
import org.ownsky.portal.ui.kit.Buttons;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Notices;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Viewer;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.portal.ui.navigation.QuotaNavigation;
import org.ownsky.portal.ui.quota.MoreQuota;
import org.ownsky.portal.ui.quota.RequestWords;
import org.ownsky.quota.QuotaLine;
import org.ownsky.quota.request.QuotaRequestView;
import org.ownsky.quota.request.RequestLine;

/** Asks for what the quota has no room for, without leaving the form, and says there what became of it. */
final class RoomRequest extends Div {
    private final MoreQuota more;
    private final Supplier<Caller> caller;
    private final String project;
    private final Button ask = Buttons.plain(Words.say("more.request"), this::askForPlan);
    private final Part told = new Part("");
    private @Nullable LaunchPlan plan;
    private @Nullable QuotaRequestView sent;

    RoomRequest(MoreQuota more, Supplier<Caller> caller, Viewer viewer) {
        this.more = more;
        this.caller = caller;
        this.project = viewer.place().map(Viewer.Place::project).orElse("");
        addClassName("room");
        ask.addClassName("wide");
        told.getElement().setAttribute("role", "status");
        add(told, ask);
        show();
    }

    /** What is to be launched now. */
    void follow(LaunchPlan wanted) {
        plan = wanted;
        show();
    }

    /** Reads what became of the request. */
    void changed() {
        if (sent != null && sent.open()) {
            sent = more.find(caller.get(), sent.id());
            if (!sent.open()) {
                Notices.announce(words(sent));
            }
            show();
        }
    }

    /** For a type that cannot be chosen. */
    void ask(LaunchPlan wanted) {
        var lines = lines(wanted);
        if (!lines.isEmpty()) {
            more.ask(
                    caller.get(),
                    new MoreQuota.Occasion(
                            project, Words.say("more.fromLaunch", project), Optional.of(reason(wanted)), lines),
                    this::sent);
        }
    }

    private void askForPlan() {
        if (plan != null) {
            ask(plan);
        }
    }

    private void sent(QuotaRequestView request) {
        sent = request;
        Notices.tell(words(request));
        show();
    }

    private void show() {
        var waits = sent != null && sent.open();
        ask.setVisible(plan != null && !waits && !lines(plan).isEmpty());
        told.show(sent == null ? List.of() : List.of(told(sent)));
        told.setVisible(sent != null);
    }

    private Markup told(QuotaRequestView request) {
        return Markup.of("p", "row top s13")
                .add(
                        RequestWords.tone(request.state()).glyphIn(""),
                        Markup.of("span", "sp")
                                .add(words(request) + " ")
                                .add(Markup.link(
                                        QuotaNavigation.page(request.id()), "m nw", Words.say("more.seeRequest"))));
    }

    private String words(QuotaRequestView request) {
        var what = RequestLine.words(request.lines());
        return switch (request.state()) {
            case OPEN -> Words.say("more.waits", what, more.deciders(caller.get(), request));
            case APPROVED -> Words.say("more.approved", what);
            case DECLINED ->
                Words.say(
                        "more.declined",
                        what,
                        request.decision().map(decision -> decision.note()).orElse(""));
            case WITHDRAWN, EXPIRED -> Words.say("more.closed", what);
        };
    }

    /** The least limits that let it launch. */
    private static List<MoreQuota.Line> lines(LaunchPlan plan) {
        var lines = new ArrayList<MoreQuota.Line>();
        for (var line : plan.exceeded()) {
            var taken = line.used() + line.reserved();
            lines.add(new MoreQuota.Line(
                    line.resource(), taken, taken + line.free(), taken + plan.asked(line.resource())));
        }
        return lines;
    }

    private static Markup reason(LaunchPlan plan) {
        var exceeded = plan.exceeded();
        var what = plan.count() == 1
                ? plan.type().name()
                : Words.say("more.several", plan.count(), plan.type().name());
        return Markup.text(
                "p",
                "sp",
                Words.say(
                        "more.needs",
                        what,
                        amounts(exceeded, line -> plan.asked(line.resource())),
                        amounts(exceeded, QuotaLine::free)));
    }

    private static String amounts(List<QuotaLine> lines, ToLongFunction<QuotaLine> amount) {
        return lines.stream()
                .map(line -> line.resource().amount(amount.applyAsLong(line)))
                .collect(Collectors.joining(Words.say("more.and")));
    }
}
