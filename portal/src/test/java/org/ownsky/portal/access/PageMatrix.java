package org.ownsky.portal.access;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.browserless.SecuredBrowserlessApplicationContext;
import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.RouteBaseData;
import com.vaadin.flow.router.RouteConfiguration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ownsky.portal.access.Answer.Verdict;
import org.ownsky.portal.identity.People;
import org.ownsky.portal.ui.kit.Located;
import org.ownsky.portal.ui.kit.Words;
import org.springframework.context.ApplicationContext;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** The pages as people open them, without a browser. */
final class PageMatrix implements AutoCloseable {
    private final SecuredBrowserlessApplicationContext<Authentication> pages;
    private final Map<Cast, BrowserlessUIContext> windows = new HashMap<>();

    PageMatrix(ApplicationContext application) {
        this.pages = SpringBrowserlessApplicationContext.createSecured(application, "org.ownsky.portal.ui");
    }

    /** An address, with parameters as {@code tenants/:tenant}. */
    record Page(String address) {
        Set<Kind> kinds() {
            var kinds = EnumSet.noneOf(Kind.class);
            if (address.contains(":tenant")) {
                kinds.add(Kind.TENANT);
            }
            if (address.startsWith("instances/:id")) {
                kinds.add(Kind.INSTANCE);
            }
            if (address.startsWith("volumes/:id")) {
                kinds.add(Kind.VOLUME);
            }
            if (address.startsWith("activity/:id")) {
                kinds.add(Kind.JOB);
            }
            if (address.startsWith("webhooks/:id")) {
                kinds.add(Kind.WEBHOOK);
            }
            if (address.startsWith("approvals/:id")) {
                kinds.add(Kind.APPROVAL);
            }
            if (address.contains(":request")) {
                kinds.add(Kind.QUOTA_REQUEST);
            }
            if (address.contains(":entry")) {
                kinds.add(Kind.AUDIT_ENTRY);
            }
            return kinds;
        }

        String of(Things things) {
            return address.replace(":tenant", things.id(Kind.TENANT))
                    .replace("instances/:id", "instances/" + things.id(Kind.INSTANCE))
                    .replace("volumes/:id", "volumes/" + things.id(Kind.VOLUME))
                    .replace("activity/:id", "activity/" + things.id(Kind.JOB))
                    .replace("webhooks/:id", "webhooks/" + things.id(Kind.WEBHOOK))
                    .replace("approvals/:id", "approvals/" + things.id(Kind.APPROVAL))
                    .replace(":request", things.id(Kind.QUOTA_REQUEST))
                    .replace(":entry", things.id(Kind.AUDIT_ENTRY))
                    .replace("/:tab?", "")
                    .replace(":token", "x");
        }

        @Override
        public String toString() {
            return "/" + address;
        }
    }

    List<Page> all(Cast anybody) {
        window(anybody);
        return RouteConfiguration.forApplicationScope().getAvailableRoutes().stream()
                .flatMap(route -> Stream.concat(
                        Stream.of(route.getTemplate()),
                        route.getRouteAliases().stream().map(RouteBaseData::getTemplate)))
                .map(Page::new)
                .toList();
    }

    /** Theirs, in which they go from page to page; whose it is goes with the window. */
    private BrowserlessUIContext window(Cast somebody) {
        var window = windows.computeIfAbsent(
                somebody, _ -> pages.newUser(signedIn(somebody)).newWindow());
        window.activate();
        return window;
    }

    /** Without leaving a trace: whoever is active keeps what is on this thread. */
    private static Authentication signedIn(Cast somebody) {
        var before = SecurityContextHolder.getContext();
        SecurityContextHolder.clearContext();
        try {
            People.signIn(somebody.account());
            return Objects.requireNonNull(SecurityContextHolder.getContext().getAuthentication());
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }

    Answer open(Cast somebody, Page page, Things things) {
        var window = window(somebody);
        window.getUI().navigate(page.of(things));
        var shown = (Component) window.getCurrentView();
        return new Answer(verdict(shown), told(shown.getElement()));
    }

    /** All that the browser is given to show. */
    private static String told(Element element) {
        var own = element.isTextNode()
                ? Stream.of(element.getText())
                : element.getPropertyNames().map(name -> String.valueOf(element.getPropertyRaw(name)));
        return Stream.concat(own, element.getChildren().map(PageMatrix::told))
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining(" "));
    }

    private static Verdict verdict(Component shown) {
        var title = shown instanceof Located page ? page.trail().title() : "";
        if (title.equals(Words.say("error.notFound"))) {
            return Verdict.NOT_FOUND;
        }
        return Stream.of(Verdict.values())
                .filter(verdict -> title.equals(title(verdict)))
                .findFirst()
                .orElse(Verdict.ALLOWED);
    }

    private static String title(Verdict verdict) {
        return switch (verdict) {
            case FORBIDDEN -> Words.say("error.title.Forbidden");
            case NOT_FOUND -> Words.say("error.title.NotFound");
            case BROKEN -> Words.say("error.title.Bug");
            case ALLOWED -> "-";
        };
    }

    @Override
    public void close() {
        pages.close();
    }
}
