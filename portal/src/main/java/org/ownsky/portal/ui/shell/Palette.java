package org.ownsky.portal.ui.shell;

import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.ownsky.portal.ui.kit.Icon;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Said;
import org.ownsky.portal.ui.kit.Tone;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.portal.ui.navigation.InstanceNavigation;
import org.ownsky.portal.ui.navigation.LaunchNavigation;
import org.ownsky.provisioning.instance.InstanceView;

/** Leads anywhere by a few letters: pages by name, instances by name, id or address. */
@JsModule("./elements/palette.ts")
final class Palette extends Dialog {
    private static final int PAUSE_MILLISECONDS = 120;

    private final Sections sections;
    private final Function<String, List<InstanceView>> find;
    private final TextField field = new TextField();
    private final Part found = new Part("found");

    /**
     * A closed one.
     *
     * @param find a few instances that a text is found in; the newest for an empty text
     */
    Palette(Sections sections, Function<String, List<InstanceView>> find) {
        this.sections = sections;
        this.find = find;
        addClassName("palette");
        getElement().setAttribute("aria-label", Words.say("palette.title"));
        field.setAriaLabel(Words.say("palette.title"));
        field.setPlaceholder(
                Words.say(sections.offers(InstanceNavigation.LIST) ? "palette.hint" : "palette.hintPages"));
        field.setPrefixComponent(Icon.SEARCH.component());
        field.setWidthFull();
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.setValueChangeTimeout(PAUSE_MILLISECONDS);
        field.addValueChangeListener(change -> look(change.getValue()));
        add(field, found);
        addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                field.clear();
                look("");
                getElement().executeJs("window.ownskyPalette($0, $1)", field.getElement(), found.getElement());
                field.focus();
            }
        });
    }

    private void look(String text) {
        var wanted = text.strip().toLowerCase(Locale.ROOT);
        var list = Markup.of("div").with("role", "listbox").with("aria-label", Words.say("palette.found"));
        var pages = pages(wanted);
        var instances = sections.offers(InstanceNavigation.LIST) ? find.apply(text.strip()) : List.<InstanceView>of();
        if (!pages.isEmpty()) {
            list.add(group("palette.pages", pages));
        }
        if (!instances.isEmpty()) {
            list.add(group(
                    "palette.instances", instances.stream().map(Palette::option).toList()));
        }
        found.show(
                pages.isEmpty() && instances.isEmpty()
                        ? Markup.text("p", "t2 s13 none", Words.say("palette.none", text.strip()))
                                .with("role", "status")
                        : list);
    }

    private List<Markup> pages(String wanted) {
        var launch = sections.launches()
                ? List.of(new Sections.Entry("launch.title", LaunchNavigation.ADDRESS, Icon.PLUS, ""))
                : List.<Sections.Entry>of();
        return java.util.stream.Stream.concat(sections.entries().stream(), launch.stream())
                .filter(entry -> entry.words().toLowerCase(Locale.ROOT).contains(wanted))
                .map(entry -> option(entry.address(), entry.address().isEmpty() ? "home" : entry.address())
                        .add(Markup.icon(entry.icon()), Markup.text("span", "m sp cut", entry.words())))
                .toList();
    }

    private static Markup group(String heading, List<Markup> options) {
        return Markup.of("div")
                .key(heading)
                .with("role", "group")
                .with("aria-label", Words.say(heading))
                .add(Markup.text("div", "s12 t2 heading", Words.say(heading)).with("aria-hidden", "true"))
                .add(options);
    }

    private static Markup option(InstanceView instance) {
        return option(InstanceNavigation.page(instance.id()), instance.id().value())
                .add(
                        Tone.of(instance.state()).glyphIn(""),
                        Markup.of("span", "sp")
                                .add(
                                        Markup.text("span", "m cut block", instance.name()),
                                        Markup.text(
                                                "span",
                                                "mono s12 t2 cut block",
                                                instance.id().value())),
                        Markup.text("span", "s12 t2", Said.state(instance.state())));
    }

    private static Markup option(String address, String key) {
        return Markup.of("a", "option")
                .key(key)
                .with("id", "found-" + key)
                .with("href", address)
                .with("role", "option")
                .with("tabindex", "-1")
                .with("aria-selected", "false");
    }
}
