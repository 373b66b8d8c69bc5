package org.ownsky.portal.ui.kit;

import com.vaadin.flow.component.html.Span;
import java.util.Locale;

/** Our own drawings, in {@code icons.css}. They never stand without words except where a tooltip and a name are given. */
public enum Icon {
    ALERT,
    BELL,
    BOLT,
    BUILDING,
    CAMERA,
    CHECK,
    CLOCK,
    CLOSE,
    COPY,
    DISK,
    DOWN,
    DOWNLOAD,
    FOLDER,
    GAUGE,
    HOME,
    INFO,
    INSTANCES,
    KEY,
    LEFT,
    MENU,
    MOON,
    MORE,
    PEOPLE,
    PLAY,
    PLUG,
    PLUS,
    PULSE,
    RESTART,
    RIGHT,
    SEARCH,
    SEND,
    SIGN_OUT,
    STOP,
    SUN,
    TERMINAL,
    TRASH,
    WRENCH;

    String className() {
        return "i-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** As a component, for a button's or field's prefix. */
    public Span component() {
        var span = new Span();
        span.addClassNames("i", className());
        span.getElement().setAttribute("aria-hidden", "true");
        return span;
    }
}
