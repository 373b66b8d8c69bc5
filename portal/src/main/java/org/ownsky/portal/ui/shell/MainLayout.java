package org.ownsky.portal.ui.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.PermitAll;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.portal.ui.AppShell;
import org.ownsky.portal.ui.kit.Buttons;
import org.ownsky.portal.ui.kit.Icon;
import org.ownsky.portal.ui.kit.Located;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Surroundings;
import org.ownsky.portal.ui.kit.Viewer;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.portal.ui.navigation.InstanceNavigation;
import org.ownsky.portal.ui.navigation.JobNavigation;
import org.ownsky.portal.ui.navigation.QuotaNavigation;
import org.ownsky.provisioning.instance.InstanceQuery;
import org.ownsky.provisioning.instance.InstanceService;
import org.ownsky.provisioning.instance.InstanceState;
import org.ownsky.provisioning.instance.InstanceView;
import org.ownsky.provisioning.job.JobService;
import org.ownsky.provisioning.job.JobState;
import org.springframework.security.core.AuthenticationException;

/** The frame around every page. Its counts follow what happens. */
@Layout
@PermitAll
@JsModule("./elements/announce.ts")
@JsModule("./elements/keys.ts")
@JsModule("./elements/private-key.ts")
public final class MainLayout extends AppLayout implements AfterNavigationObserver {
    /** Instances that the palette offers at once. */
    private static final int FOUND = 6;

    private final Surroundings surroundings;
    private final InstanceService instances;
    private final JobService jobs;
    private final WaitingCount waiting;
    private final Optional<Viewer.Place> place;
    private final Optional<ProjectScope> scope;
    private Set<Permission> permissions;
    private Sections sections;
    private final Part navigation = new Part("nav");
    private final Part bottomBar = new Part("tabbar");
    private final Part trail = new Part("trail sp");
    private final Part shortcuts = new Part("");
    private final Palette palette;
    private final KeysDialog keys;
    private final Part jobsLink = new Part("jobs");
    private String path = "";

    MainLayout(
            Surroundings surroundings,
            InstanceService instances,
            JobService jobs,
            WaitingCount waiting,
            AuthenticationContext session,
            ProjectSwitcher switcher,
            NoticeBell bell) {
        this.surroundings = surroundings;
        this.instances = instances;
        this.jobs = jobs;
        this.waiting = waiting;
        var viewer = surroundings.viewer();
        var caller = viewer.caller();
        this.place = viewer.place();
        this.scope = caller.scope();
        this.permissions = caller.permissions();
        this.sections = Sections.of(caller);
        this.palette = new Palette(sections, this::find);
        this.keys = new KeysDialog(Shortcut.of(sections));
        var account = new Account(session, this::switchScheme, keys::open);
        setPrimarySection(Section.DRAWER);
        addToDrawer(drawer(viewer, caller, account, switcher));
        addToNavbar(navbar(caller, account, bell));
        var live = surroundings.live();
        caller.scope()
                .ifPresentOrElse(
                        here -> live.whileAttached(this, here.project(), change -> follow()),
                        () -> live.whileAttachedToFleet(this, change -> follow()));
    }

    private Aside drawer(Viewer viewer, Caller caller, Account account, ProjectSwitcher switcher) {
        var person = new Part("row sp").show(Frame.person(caller.name(), viewer.role()));
        var menu = account.opener(Buttons.icon(Words.say("account.menu"), Icon.MORE, () -> {}));
        menu.addClassName("small");
        var me = new Div(person, menu);
        me.addClassName("me");
        var top = new Div(new Part("top").show(Frame.top()));
        top.addClassName("top");
        place.ifPresent(here -> top.add(switcher.at(here)));
        var drawer = new Aside(top, navigation, me);
        drawer.addClassName("drawer");
        return drawer;
    }

    private Header navbar(Caller caller, Account account, NoticeBell bell) {
        var toggle = new DrawerToggle();
        toggle.setAriaLabel(Words.say("nav.open"));
        var search = new Button(Words.say("palette.title"), Icon.SEARCH.component(), click -> palette.open());
        search.addClassName("cmd");
        search.setAriaLabel(Words.say("palette.title"));
        search.getElement().setAttribute("data-keys", "ctrl+k");
        search.setSuffixComponent(new Part("").show(new Shortcut("ctrl+k", "").caps()));
        var scheme = Buttons.icon(Words.say("scheme.switch"), Icon.MOON, this::switchScheme);
        scheme.addClassName("scheme");
        var avatar = account.opener(new Button(new Part("").show(Frame.avatar(caller.name(), "")), click -> {}));
        avatar.addClassNames("icon", "avatar");
        avatar.setAriaLabel(Words.say("account.menu"));
        var allKeys = new Button("", click -> keys.open());
        allKeys.addClassName("key-target");
        allKeys.getElement()
                .setAttribute("data-keys", "?")
                .setAttribute("hidden", "")
                .setAttribute("aria-label", Words.say("keys.title"));
        var bar = new Header(toggle, trail, search, jobsLink, bell, scheme, avatar, bottomBar, allKeys, shortcuts);
        bar.addClassName("navbar");
        return bar;
    }

    /** The browser knows what "the system's" comes to; from then on the choice is the person's, and is remembered. */
    private void switchScheme() {
        getElement()
                .executeJs(
                        "const dark = getComputedStyle(document.documentElement).colorScheme === 'dark'"
                                + " || (!document.documentElement.getAttribute('theme')"
                                + " && matchMedia('(prefers-color-scheme: dark)').matches);"
                                + "const next = dark ? 'light' : 'dark'; localStorage.setItem($0, next); return next;",
                        AppShell.SCHEME_KEY)
                .then(
                        String.class,
                        next -> getUI().ifPresent(ui -> ui.getPage()
                                .setColorScheme(
                                        next.equals("dark") ? ColorScheme.Value.DARK : ColorScheme.Value.LIGHT)));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        RoleChange.tell();
        event.getUI().getPage().executeJs("window.ownskyServerTime($0)", (double)
                surroundings.clock().millis());
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        path = event.getLocation().getPath();
        palette.close();
        shortcuts.show(Shortcut.links(sections));
        count();
        if (getContent() instanceof Located page) {
            trail.show(Frame.trail(page.trail(), place));
        }
    }

    private List<InstanceView> find(String text) {
        var query = new InstanceQuery(
                text, Set.of(), Optional.empty(), InstanceQuery.Sort.LAUNCHED, true, Optional.empty(), FOUND);
        return instances.page(surroundings.viewer().caller(), query).items();
    }

    /** Whoever may do less than when the frame was drawn, or is in another project, gets a new one, at once. */
    private void follow() {
        if (isStillTheirs()) {
            count();
            return;
        }
        RoleChange.tellNext();
        getUI().ifPresent(ui -> ui.getPage().setLocation("./"));
    }

    private boolean isStillTheirs() {
        try {
            var caller = surroundings.viewer().caller();
            if (!caller.scope().equals(scope) || !caller.permissions().containsAll(permissions)) {
                return false;
            }
            permissions = caller.permissions();
            sections = Sections.of(caller);
            return true;
        } catch (AuthenticationException signedOut) {
            return false;
        }
    }

    private void count() {
        var caller = surroundings.viewer().caller();
        var counts = new HashMap<String, Long>();
        var hot = new HashMap<String, Long>();
        if (sections.offers(InstanceNavigation.LIST)) {
            var states = instances.counts(caller);
            counts.put(
                    InstanceNavigation.LIST,
                    states.entrySet().stream()
                            .filter(entry -> entry.getKey() != InstanceState.TERMINATED)
                            .mapToLong(Map.Entry::getValue)
                            .sum());
        }
        if (sections.offers(JobNavigation.JOBS)) {
            hot.put(JobNavigation.JOBS, jobs.unfinished(caller, true).getOrDefault(JobState.NEEDS_ATTENTION, 0L));
        }
        if (sections.offers(QuotaNavigation.REQUESTS)) {
            hot.put(QuotaNavigation.REQUESTS, waiting.count(caller));
        }
        var underWay = seesJobs(caller)
                ? jobs.unfinished(caller, caller.scope().isEmpty()).entrySet().stream()
                        .filter(entry -> entry.getKey() != JobState.NEEDS_ATTENTION)
                        .mapToLong(Map.Entry::getValue)
                        .sum()
                : 0;
        navigation.show(Frame.navigation(sections, path, counts, hot));
        bottomBar.show(Frame.bottomBar(sections, path, hot));
        jobsLink.show(Frame.jobs(Frame.jobsAddress(caller), underWay));
    }

    private static boolean seesJobs(Caller caller) {
        return caller.scope().isPresent() ? caller.may(Permission.PROJECT_READ) : caller.may(Permission.FLEET_READ);
    }
}
