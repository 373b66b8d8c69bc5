package org.ownsky.portal.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.ownsky.kernel.Permission;
import org.ownsky.portal.access.Answer.Verdict;

/** Compares what people are answered with what the table says. */
final class Judge {
    private final Things own;
    private final Things foreign;
    private final Things never;
    private final List<String> findings = new ArrayList<>();
    private int asked;

    Judge(Things own, Things foreign) {
        this.own = own;
        this.foreign = foreign;
        this.never = own.never();
    }

    /**
     * Something that can be asked by somebody.
     *
     * @param told what is asked and who asks
     * @param standings where they act when they ask for these things, and what they may do there
     * @param kinds of things that the request names
     */
    record Request(
            String told,
            Rule rule,
            Function<Things, List<Standing>> standings,
            Set<Kind> kinds,
            Function<Things, Answer> ask) {}

    /** Permissions that somebody has in a place. */
    record Standing(Place place, Set<Permission> held) {}

    void judge(Request request) {
        var answer = answer(request, own);
        var allowed = allows(request, own);
        var fine = allowed ? isGranted(answer) : answer.isRefusal();
        if (!fine) {
            find(request, allowed ? "should be allowed" : "should be refused", answer);
        }
        var kinds =
                request.kinds().stream().filter(kind -> !Things.isShared(kind)).toList();
        if (kinds.stream().anyMatch(kind -> kind != Kind.PERSON)) {
            strangers(request, allowed);
        }
        if (readsAll(request)) {
            return;
        }
        kinds.forEach(kind -> compare(request, own.with(kind, foreign), own.with(kind, never), "another's " + kind));
    }

    /** What is not found has to be something that the request made up. */
    private boolean isGranted(Answer answer) {
        return answer.verdict() == Verdict.ALLOWED
                || (answer.verdict() == Verdict.NOT_FOUND && !own.isNamedIn(answer.text()));
    }

    /** Things of a tenant that somebody has no role in are not there for them, unless they read the whole fleet. */
    private void strangers(Request request, boolean mayOwn) {
        var theirs = answer(request, foreign);
        if (allows(request, foreign)) {
            if (theirs.verdict() == Verdict.FORBIDDEN || theirs.verdict() == Verdict.BROKEN) {
                find(request, "should be allowed, though it is a stranger's", theirs);
            }
            return;
        }
        if (mayOwn ? !theirs.tellsNothing() : !theirs.isRefusal()) {
            find(request, "should not be found, because it is a stranger's", theirs);
        }
        if (!readsAll(request)) {
            compare(request, foreign, never, "a stranger's");
        }
    }

    /** Who may not know what another has is told the same as when it were not there. */
    private void compare(Request request, Things theirs, Things nobodys, String whose) {
        var there = answer(request, theirs);
        var nowhere = answer(request, nobodys);
        if (!theirs.unnamed(there.text()).equals(nobodys.unnamed(nowhere.text()))) {
            find(request, whose + " is told from what never was (\"" + nowhere.text() + "\")", there);
        }
    }

    private Answer answer(Request request, Things things) {
        asked++;
        return request.ask().apply(things);
    }

    private static boolean allows(Request request, Things things) {
        return request.standings().apply(things).stream()
                .anyMatch(standing -> request.rule().allows(standing.held(), standing.place(), things));
    }

    private boolean readsAll(Request request) {
        return request.standings().apply(own).stream()
                .anyMatch(standing -> standing.held().contains(Permission.FLEET_READ));
    }

    private void find(Request request, String what, Answer answer) {
        findings.add(request.told() + " [" + request.rule().words() + "] " + what + ": " + answer.verdict() + " "
                + answer.text().substring(0, Math.min(300, answer.text().length())));
    }

    /** What is not as the table says. */
    List<String> findings() {
        return List.copyOf(findings);
    }

    int asked() {
        return asked;
    }
}
