package org.ownsky.portal.ui.instance;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ownsky.portal.ui.kit.Icon;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Said;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.portal.ui.list.FindField;
import org.ownsky.provisioning.instance.InstanceState;
import org.ownsky.provisioning.instance.InstanceType;

/** Search and filters above the list. */
final class FilterBar extends Div {
    private final FindField search;
    private final Button states = chip();
    private final CheckboxGroup<InstanceState> stateChoice = new CheckboxGroup<>(Words.say("filter.state"));
    private final Button type = chip();
    private final RadioButtonGroup<String> typeChoice = new RadioButtonGroup<>(Words.say("filter.type"));
    private final Part counts = new Part("s12 t2 only-d");
    private InstanceFilter filter = InstanceFilter.NONE;

    FilterBar(List<InstanceType> types, Consumer<InstanceFilter> changed) {
        addClassName("filters");
        search = new FindField(
                Words.say("filter.find"),
                Words.say("filter.findHint"),
                text -> tell(true, filter.withSearch(text), changed));

        stateChoice.setItems(InstanceState.values());
        stateChoice.setItemLabelGenerator(Said::state);
        stateChoice.addThemeName("vertical");
        stateChoice.addValueChangeListener(
                change -> tell(change.isFromClient(), filter.withStates(change.getValue()), changed));
        open(states, new Popover(stateChoice));

        typeChoice.setItems(Stream.concat(
                        Stream.of(Words.say("filter.anyType")), types.stream().map(InstanceType::name))
                .toList());
        typeChoice.addThemeName("vertical");
        typeChoice.addValueChangeListener(change -> tell(
                change.isFromClient(),
                filter.withType(Optional.ofNullable(change.getValue())
                        .filter(name -> !name.equals(Words.say("filter.anyType")))),
                changed));
        open(type, new Popover(typeChoice));

        var space = new Div();
        space.addClassName("sp");
        add(search, states, type, space, counts);
    }

    private void tell(boolean byPerson, InstanceFilter wanted, Consumer<InstanceFilter> changed) {
        if (byPerson && !wanted.equals(filter)) {
            show(wanted);
            changed.accept(wanted);
        }
    }

    /** Shows what the list is narrowed to. */
    void show(InstanceFilter shown) {
        filter = shown;
        if (!search.getValue().strip().equals(shown.search())) {
            search.setValue(shown.search());
        }
        stateChoice.setValue(Set.copyOf(shown.states()));
        typeChoice.setValue(shown.type().orElse(Words.say("filter.anyType")));
        label(
                states,
                !shown.states().isEmpty(),
                shown.states().isEmpty()
                        ? Words.say("filter.anyState")
                        : shown.statesInOrder().stream().map(Said::state).collect(Collectors.joining(", ")));
        label(type, shown.type().isPresent(), shown.type().orElse(Words.say("filter.anyType")));
    }

    /** How many there are in each state. */
    void showCounts(Map<InstanceState, Long> numbers) {
        counts.show(Markup.text("span", "num", Said.counts(numbers, EnumSet.allOf(InstanceState.class))));
    }

    private static Button chip() {
        var chip = new Button();
        chip.addClassName("chip");
        chip.setSuffixComponent(Icon.DOWN.component());
        return chip;
    }

    private static void label(Button chip, boolean on, String words) {
        chip.setText(words);
        chip.setClassName("on", on);
    }

    private void open(Button chip, Popover popover) {
        popover.setTarget(chip);
        popover.setModal(true);
        popover.setAriaLabel(Words.say("filter.choose"));
        popover.setAutofocus(true);
        add(popover);
    }
}
