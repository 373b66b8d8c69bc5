package org.ownsky.portal.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.component.page.Inline;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.theme.aura.Aura;

/** What every page has: Vaadin's Aura theme, then our own styles on top of it; push; the scheme people chose. */
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("assets/tokens.css")
@StyleSheet("assets/icons.css")
@StyleSheet("assets/components.css")
@StyleSheet("assets/parts.css")
@StyleSheet("assets/shell.css")
@StyleSheet("assets/screens.css")
@ColorScheme(ColorScheme.Value.SYSTEM)
@Push
public class AppShell implements AppShellConfigurator {
    /** Where the browser remembers the chosen scheme. */
    public static final String SCHEME_KEY = "ownsky.scheme";

    /** Before anything is painted, so that nobody who chose dark is shown a white page first. */
    private static final String APPLY_SCHEME = """
            const scheme = localStorage.getItem('%s');
            if (scheme === 'dark' || scheme === 'light') {
              document.documentElement.setAttribute('theme', scheme);
              document.documentElement.style.colorScheme = scheme;
            }
            """.formatted(SCHEME_KEY);

    @Override
    public void configurePage(AppShellSettings settings) {
        settings.addInlineWithContents(Inline.Position.PREPEND, APPLY_SCHEME, Inline.Wrapping.JAVASCRIPT);
        settings.addLink("icon", "assets/mark.svg");
        settings.addLink("apple-touch-icon", "assets/icon-apple-180.png");
        // With a name and icons the browser offers to install it; it needs no worker of ours for that.
        settings.addLink("manifest", "assets/manifest.json");
        settings.addMetaTag("theme-color", "#12418c");
    }
}
