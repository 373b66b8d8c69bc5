package org.ownsky.portal.notification;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.kernel.UserId;
import org.ownsky.portal.identity.PermissionHolders;
import org.ownsky.quota.request.Decider;
import org.ownsky.quota.request.GrantEvent;
import org.ownsky.quota.request.QuotaRequestEvent;
import org.ownsky.quota.request.QuotaRequestEvent.About;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells who can decide over quota that a request waits for them, and who asked what became of it and when it ends. */
@Component
class QuotaNotices {
    private static final String PAGE = "requests/";

    private final NoticeBoard board;
    private final PermissionHolders holders;
    private final Clock clock;

    QuotaNotices(NoticeBoard board, PermissionHolders holders, Clock clock) {
        this.board = board;
        this.holders = holders;
        this.clock = clock;
    }

    @EventListener
    void on(QuotaRequestEvent event) {
        var about = event.about();
        switch (event) {
            case QuotaRequestEvent.Submitted submitted ->
                tell(
                        about,
                        NoticeKind.QUOTA_ASKED,
                        Map.of("reason", submitted.reason()),
                        without(deciders(submitted.decider(), about), about.askedBy()));
            case QuotaRequestEvent.Commented commented ->
                tell(
                        about,
                        NoticeKind.QUOTA_COMMENTED,
                        Map.of("by", commented.byName(), "text", commented.text()),
                        without(Set.of(about.askedBy()), commented.by()));
            case QuotaRequestEvent.Decided decided ->
                tell(about, NoticeKind.QUOTA_DECIDED, decision(decided), Set.of(about.askedBy()));
            case QuotaRequestEvent.Withdrawn _ -> tell(about, NoticeKind.QUOTA_WITHDRAWN, Map.of(), Set.of());
            case QuotaRequestEvent.Expired _ ->
                tell(about, NoticeKind.QUOTA_EXPIRED, Map.of(), Set.of(about.askedBy()));
        }
    }

    @EventListener
    void on(GrantEvent event) {
        var about = event.about();
        switch (event) {
            case GrantEvent.Ending ending ->
                tell(about, NoticeKind.GRANT_ENDING, Map.of("ends", NoticeWords.day(ending.at())), concerned(about));
            case GrantEvent.Ended _ -> tell(about, NoticeKind.GRANT_ENDED, Map.of(), concerned(about));
            case GrantEvent.Replaced replaced ->
                tell(
                        about,
                        NoticeKind.GRANT_REPLACED,
                        Map.of("by", replaced.by(), "resource", replaced.resource()),
                        concerned(about));
        }
    }

    private static Map<String, String> decision(QuotaRequestEvent.Decided decided) {
        var facts = new HashMap<String, String>();
        facts.put("decision", decided.approved() ? "approved" : "declined");
        facts.put("by", decided.rule().isEmpty() ? decided.byName() : "the rule " + decided.rule());
        facts.put("note", decided.note());
        facts.put(
                "until",
                decided.until()
                        .map(end -> "It goes back on " + NoticeWords.day(end) + ".")
                        .orElse(""));
        return facts;
    }

    private Set<UserId> deciders(Decider decider, About about) {
        var scope = new ProjectScope(about.tenant(), about.project());
        return switch (decider) {
            case PROJECT_ADMINISTRATORS -> holders.in(scope, Permission.PROJECT_ADMINISTER);
            case TENANT_ADMINISTRATORS -> holders.in(about.tenant(), Permission.TENANT_ADMINISTER);
            case OPERATORS -> holders.inFleet(Permission.FLEET_OPERATE);
        };
    }

    /** Who asked, while they are there, and who administers the project. */
    private Set<UserId> concerned(About about) {
        var scope = new ProjectScope(about.tenant(), about.project());
        var people = new HashSet<>(holders.in(scope, Permission.PROJECT_ADMINISTER));
        Optional.of(about.askedBy())
                .filter(holders.in(scope, Permission.PROJECT_READ)::contains)
                .ifPresent(people::add);
        return people;
    }

    private static Set<UserId> without(Set<UserId> people, UserId one) {
        var others = new HashSet<>(people);
        others.remove(one);
        return others;
    }

    private void tell(About about, NoticeKind kind, Map<String, String> more, Set<UserId> people) {
        var now = clock.instant();
        var facts = new HashMap<>(more);
        facts.put("request", about.request().value());
        facts.put("person", about.askedByName());
        facts.put("what", about.what());
        facts.put("project", about.projectName());
        board.tell(
                Happening.in(
                        new ProjectScope(about.tenant(), about.project()),
                        kind,
                        cause(kind, about, now),
                        now,
                        facts,
                        PAGE + about.request().value()),
                people);
    }

    private static String cause(NoticeKind kind, About about, Instant now) {
        return kind.key() + " " + about.request() + " " + now;
    }
}
