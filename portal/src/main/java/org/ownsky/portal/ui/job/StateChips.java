package org.ownsky.portal.ui.job;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.ownsky.portal.ui.kit.Said;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.provisioning.job.JobState;

/** A button for each state; those pressed are shown, none pressed is all. */
final class StateChips extends Div {
    private final Map<JobState, Button> chips = new EnumMap<>(JobState.class);
    private JobFilter filter = JobFilter.ALL;

    StateChips(Consumer<JobFilter> changed) {
        addClassName("filters");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", Words.say("filter.state"));
        for (var state : JobState.values()) {
            var chip = new Button(Said.state(state), click -> {
                show(toggled(state));
                changed.accept(filter);
            });
            chip.addClassName("chip");
            chips.put(state, chip);
            add(chip);
        }
    }

    private JobFilter toggled(JobState state) {
        Set<JobState> states = new HashSet<>(filter.states());
        if (!states.remove(state)) {
            states.add(state);
        }
        return new JobFilter(states);
    }

    void show(JobFilter shown) {
        filter = shown;
        chips.forEach((state, chip) -> {
            var on = shown.states().contains(state);
            chip.setClassName("on", on);
            chip.getElement().setAttribute("aria-pressed", String.valueOf(on));
        });
    }

    /** Puts the numbers of unfinished jobs on the chips. */
    void count(Map<JobState, Long> unfinished) {
        chips.forEach((state, chip) -> {
            var number = unfinished.getOrDefault(state, 0L);
            chip.setText(number == 0 ? Said.state(state) : Said.state(state) + " " + Words.number(number));
        });
    }
}
