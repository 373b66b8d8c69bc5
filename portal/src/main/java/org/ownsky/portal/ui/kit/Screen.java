package org.ownsky.portal.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Main;
import java.time.Clock;
import java.time.Duration;
import org.ownsky.kernel.Caller;
import org.ownsky.portal.live.Change;

/** A page inside the frame. While it is open it hears what changed. */
public abstract class Screen extends Main implements Located {
    private final Surroundings surroundings;

    /** Whose changes a page hears of. */
    public enum Reach {
        PROJECT,
        FLEET
    }

    protected Screen(Surroundings surroundings, Reach reach, String... classes) {
        this(surroundings, classes);
        var scope = caller().scope();
        if (reach == Reach.PROJECT && scope.isPresent()) {
            surroundings.live().whileAttached(this, scope.get().project(), this::changed);
        } else {
            surroundings.live().whileAttachedToFleet(this, this::changed);
        }
    }

    /**
     * One that adds much up and need not be right at once: it hears of changes anywhere.
     *
     * @param pause between two calls of {@link #changed}, at least
     */
    protected Screen(Surroundings surroundings, Duration pause, String... classes) {
        this(surroundings, classes);
        surroundings.live().whileAttachedToFleet(this, pause, this::changed);
    }

    private Screen(Surroundings surroundings, String... classes) {
        this.surroundings = surroundings;
        setId("main");
        addClassName("page");
        addClassNames(classes);
        getElement().setAttribute("tabindex", "-1");
    }

    /** Called with what changed, with the page's lock held. */
    protected abstract void changed(Change change);

    protected final Caller caller() {
        return surroundings.viewer().caller();
    }

    protected final Clock clock() {
        return surroundings.clock();
    }

    /** Replaces all that the page shows. */
    protected final void show(Component... content) {
        removeAll();
        add(content);
    }
}
