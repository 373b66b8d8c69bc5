package org.ownsky.portal.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.List;

/** Shows {@link Markup}, and changes in place when shown another. */
@Tag("ownsky-part")
@JsModule("./elements/part.ts")
@JsModule("./elements/time.ts")
public final class Part extends Component implements HasStyle {
    private static final String CONTENT = "content";

    /** An empty one with these classes, separated by spaces; none is fine. */
    public Part(String classes) {
        if (!classes.isEmpty()) {
            addClassNames(classes.split(" ", -1));
        }
    }

    public Part show(Markup... content) {
        return show(List.of(content));
    }

    public Part show(List<Markup> content) {
        var html = new StringBuilder();
        content.forEach(markup -> html.append(markup.html()));
        getElement().setProperty(CONTENT, html.toString());
        return this;
    }

    /** What it shows now, as HTML. */
    public String html() {
        return getElement().getProperty(CONTENT, "");
    }
}
