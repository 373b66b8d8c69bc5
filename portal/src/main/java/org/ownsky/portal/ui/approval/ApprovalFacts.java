package org.ownsky.portal.ui.approval;

import java.util.ArrayList;
import java.util.List;
import org.ownsky.portal.ui.kit.Cards;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Moment;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.portal.ui.navigation.InstanceNavigation;
import org.ownsky.provisioning.approval.ApprovalNeed;
import org.ownsky.provisioning.approval.ApprovalState;
import org.ownsky.provisioning.approval.ApprovalView;
import org.ownsky.provisioning.approval.Asked;

/** What the page of one approval shows. */
final class ApprovalFacts {
    private ApprovalFacts() {}

    static Markup head(ApprovalView approval) {
        var facts = Markup.of("p", "facts-line")
                .add(Markup.text("span", "", Words.say("approval.askedIn", approval.askedBy(), approval.place())))
                .add(Moment.ago(approval.askedAt()));
        if (approval.state() == ApprovalState.WAITING) {
            facts.add(Markup.text("span", "", Words.say("approval.until", Moment.exact(approval.expiresAt()))));
        }
        return Markup.of("div", "sp")
                .add(
                        Markup.of("div", "title row wrap")
                                .add(
                                        Markup.of("h1", "cut").add(ApprovalWords.title(approval.asked())),
                                        ApprovalWords.tone(approval.state())
                                                .badge(ApprovalWords.state(approval.state()))),
                        facts);
    }

    static List<Markup> cards(ApprovalView approval) {
        var cards = new ArrayList<Markup>();
        approval.end()
                .ifPresent(end -> cards.add(card(
                        Words.say("approval.ended"),
                        Markup.of("p")
                                .add(Words.say("approval.endedBy", ApprovalWords.state(approval.state()), end.by())
                                        + " ")
                                .add(Moment.ago(end.at())),
                        end.comment().isEmpty()
                                ? Markup.of("span")
                                : Markup.text("blockquote", "said", end.comment()))));
        var reasons = Markup.of("ul", "plain");
        approval.reasons().forEach(reason -> reasons.add(Markup.text("li", "", sentence(reason))));
        cards.add(card(Words.say("approval.why"), reasons));
        cards.add(card(Words.say("approval.asked"), asked(approval.asked())));
        cards.add(card(Words.say("approval.needs"), needs(approval)));
        return cards;
    }

    private static Markup asked(Asked asked) {
        var list = Markup.of("dl", "kv left pairs");
        switch (asked) {
            case Asked.Launch launch -> {
                pair(list, "approval.instances", launch.count() + " × " + launch.type());
                pair(list, "approval.image", launch.image());
                pair(list, "approval.rootDisk", launch.rootDisk().toString());
                launch.perMonth()
                        .ifPresent(price ->
                                pair(list, "approval.price", Words.say("launch.aMonth", ApprovalWords.amount(price))));
                launch.form()
                        .tags()
                        .forEach((key, value) -> list.add(Markup.text("dt", "", key), Markup.text("dd", "", value)));
                list.add(
                        Markup.of("dt").add(Words.say("approval.open")),
                        Markup.of("dd")
                                .add(Markup.link(
                                        InstanceNavigation.page(
                                                launch.instances().getFirst()),
                                        "",
                                        launch.instances().getFirst().value())));
            }
            case Asked.Extension extension -> {
                pair(list, "approval.endNow", Moment.exact(extension.from()));
                pair(list, "approval.endThen", Moment.exact(extension.until()));
                list.add(
                        Markup.of("dt").add(Words.say("approval.open")),
                        Markup.of("dd")
                                .add(Markup.link(InstanceNavigation.page(extension.instance()), "", extension.name())));
            }
        }
        return list;
    }

    private static Markup needs(ApprovalView approval) {
        var list = Markup.of("ul", "plain");
        approval.needs().forEach(need -> list.add(need(need)));
        return list;
    }

    private static Markup need(ApprovalNeed need) {
        var line = Markup.of("li").add(sentenceStart(need.level().approver()) + ": ");
        return need.given()
                .map(given -> line.add(Words.say("approval.givenBy", given.by()) + " ")
                        .add(Moment.ago(given.at()))
                        .add(given.comment().isEmpty() ? "" : " · " + given.comment()))
                .orElseGet(() -> line.add(Words.say("approval.notYet")));
    }

    private static void pair(Markup list, String key, String value) {
        list.add(Markup.of("dt").add(Words.say(key)), Markup.text("dd", "", value));
    }

    private static Markup card(String title, Markup... content) {
        return Markup.of("section", "card")
                .add(Cards.heading(title), Markup.of("div", "body").add(content));
    }

    private static String sentence(String words) {
        return sentenceStart(words) + ".";
    }

    private static String sentenceStart(String words) {
        return words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1);
    }
}
