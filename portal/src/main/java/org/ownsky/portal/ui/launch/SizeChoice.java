package org.ownsky.portal.ui.launch;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ownsky.billing.PriceQuote;
import org.ownsky.portal.ui.kit.Buttons;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Prices;
import org.ownsky.portal.ui.kit.Said;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.provisioning.image.ImageView;
import org.ownsky.provisioning.instance.InstanceType;
import org.ownsky.quota.QuotaLine;

/** The instance type, as cards. What does not fit stays visible, and says why. */
final class SizeChoice extends Div {
    /** Cards shown at first; the rest is one click away. */
    private static final int PRESETS = 4;

    private final RadioButtonGroup<InstanceType> cards = new RadioButtonGroup<>();
    private final Part reason = new Part("s12 t2 sp");
    private final Button all;
    private final Button more;
    private final List<InstanceType> types;
    private final Map<InstanceType, PriceQuote> prices;
    private List<QuotaLine> quota = List.of();
    private @Nullable ImageView image;
    private @Nullable InstanceType wanted;

    /**
     * The choice.
     *
     * @param more asks for what a type needs that the quota has no room for
     */
    SizeChoice(
            List<InstanceType> types,
            Map<InstanceType, PriceQuote> prices,
            Runnable changed,
            Consumer<LaunchPlan> more) {
        this.types = types;
        this.prices = prices;
        this.more = Buttons.plain(
                Words.say("more.request"),
                () -> refused().ifPresent(type -> {
                    wanted = type;
                    more.accept(one(type));
                }));
        this.more.addClassName("link");
        this.all = Buttons.plain(Words.say("launch.allTypes", types.size()), this::showAll);
        addClassName("col");
        cards.addClassName("picks");
        cards.setAriaLabel(Words.say("launch.size"));
        cards.setRenderer(new ComponentRenderer<>(this::card));
        cards.setItemEnabledProvider(type -> refusal(type).isEmpty());
        cards.addValueChangeListener(change -> {
            wanted = change.isFromClient() ? null : wanted;
            changed.run();
        });
        all.addClassName("link");
        all.setVisible(types.size() > PRESETS);
        var below = new Div(reason, this.more, all);
        below.addClassNames("row", "top");
        add(cards, below);
    }

    /** Offers what fits this image and quota, and keeps or finds a choice that does. */
    void offer(ImageView forImage, List<QuotaLine> room) {
        if (forImage.equals(image) && room.equals(quota)) {
            return;
        }
        image = forImage;
        quota = room;
        var chosen = Optional.ofNullable(wanted)
                .filter(type -> refusal(type).isEmpty())
                .or(() -> Optional.ofNullable(cards.getValue()));
        showTypes(all.isVisible() ? presets(types) : types);
        var usable = chosen.filter(type -> refusal(type).isEmpty())
                .or(() -> types.stream().filter(type -> refusal(type).isEmpty()).findFirst())
                .or(() -> chosen)
                .orElse(types.getFirst());
        cards.setValue(usable);
        explain();
    }

    InstanceType chosen() {
        return cards.getValue();
    }

    private void showAll() {
        var chosen = cards.getValue();
        all.setVisible(false);
        showTypes(types);
        cards.setValue(chosen);
        explain();
    }

    private void showTypes(List<InstanceType> shown) {
        cards.setItems(shown);
    }

    /** The smallest of each family first, then the smallest of what is left. */
    static List<InstanceType> presets(List<InstanceType> types) {
        var presets = new LinkedHashSet<InstanceType>();
        types.stream().limit(2).forEach(presets::add);
        types.stream()
                .filter(type ->
                        presets.stream().noneMatch(preset -> preset.family().equals(type.family())))
                .forEach(type -> {
                    if (presets.stream().noneMatch(preset -> preset.family().equals(type.family()))) {
                        presets.add(type);
                    }
                });
        types.forEach(type -> {
            if (presets.size() < PRESETS) {
                presets.add(type);
            }
        });
        return types.stream().filter(presets::contains).limit(PRESETS).toList();
    }

    private Part card(InstanceType type) {
        var text = Markup.of("span", "pick-text")
                .add(Markup.text("span", "b", type.name()), Markup.text("span", "s12 t2", Said.size(type)));
        var refused = image == null ? Optional.<String>empty() : LaunchPlan.shortRefusal(type, image, quota);
        refused.map(why -> Markup.text("span", "s12 t2 price-line", why))
                .or(() -> Optional.ofNullable(prices.get(type))
                        .map(price -> Markup.text(
                                "span", "s12 m num price-line", Prices.perHour(price.instancePerHour()) + " / h")))
                .ifPresent(text::add);
        return new Part("").show(text);
    }

    private Optional<String> refusal(InstanceType type) {
        return image == null ? Optional.empty() : LaunchPlan.refusal(type, image, quota);
    }

    /** The first shown type that cannot be chosen. */
    private Optional<InstanceType> refused() {
        var shown = all.isVisible() ? presets(types) : types;
        return shown.stream().filter(type -> refusal(type).isPresent()).findFirst();
    }

    private LaunchPlan one(InstanceType type) {
        return LaunchPlan.one(type, Objects.requireNonNull(image), quota);
    }

    private void explain() {
        var refused = refused();
        more.setVisible(refused.filter(type -> !one(type).exceeded().isEmpty()).isPresent());
        refused.ifPresent(type -> more.setAriaLabel(Words.say("more.requestFor", type.name())));
        reason.show(refused.flatMap(type -> refusal(type).map(why -> type.name() + ": " + why))
                .map(why -> List.of(Markup.of("span", "row top")
                        .add(
                                Markup.of("span", "i s i-info").with("aria-hidden", "true"),
                                Markup.of("span").add(why))))
                .orElse(List.of()));
    }
}
