package org.ownsky.portal.signin;

import com.vaadin.flow.shared.Registration;
import jakarta.servlet.http.HttpSession;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Predicate;
import org.ownsky.portal.live.Change;
import org.ownsky.portal.live.LiveChanges;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * The sessions of this portal's browsers, by sign-in. One whose sign-in ends, on whichever portal, ends at once, and with it what
 * an open page still hears.
 */
@Component
class HeldSessions implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(HeldSessions.class);

    private final SignIns signIns;
    private final Registration listening;

    /** Guarded by itself. */
    private final Map<HttpSession, SignInId> sessions = new WeakHashMap<>();

    HeldSessions(SignIns signIns, LiveChanges live) {
        this.signIns = signIns;
        this.listening = live.onFleetChange(this::changed);
    }

    void hold(HttpSession session, SignInId id) {
        synchronized (sessions) {
            sessions.put(session, id);
        }
    }

    /** It ends by itself. */
    void release(HttpSession session) {
        synchronized (sessions) {
            sessions.remove(session);
        }
    }

    private void changed(Change change) {
        if (change.everything()) {
            endThoseThatEnded();
        } else if (change.ids().stream().anyMatch(SignInId::isOne)) {
            end(id -> change.ids().contains(id.value()));
        }
    }

    /** Some ends may have been missed. */
    private void endThoseThatEnded() {
        var asked = ids();
        if (asked.isEmpty()) {
            return;
        }
        try {
            var open = signIns.stillOpen(asked);
            end(id -> asked.contains(id.value()) && !open.contains(id.value()));
        } catch (DataAccessException e) {
            log.info(
                    "Sessions are compared with sign-ins at their next request, because the database does not answer",
                    e);
        }
    }

    private Collection<String> ids() {
        synchronized (sessions) {
            var ids = new HashSet<String>();
            sessions.values().forEach(id -> ids.add(id.value()));
            return ids;
        }
    }

    private void end(Predicate<SignInId> ended) {
        List<HttpSession> over = new ArrayList<>();
        synchronized (sessions) {
            new HashMap<>(sessions).forEach((session, id) -> {
                if (ended.test(id)) {
                    sessions.remove(session);
                    over.add(session);
                }
            });
        }
        over.forEach(HeldSessions::invalidate);
    }

    private static void invalidate(HttpSession session) {
        try {
            session.invalidate();
        } catch (IllegalStateException over) {
            // It had ended by itself.
        }
    }

    @Override
    public void destroy() {
        listening.remove();
    }
}
