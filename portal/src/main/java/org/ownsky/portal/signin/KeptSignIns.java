package org.ownsky.portal.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ownsky.portal.identity.SignIn;
import org.ownsky.portal.identity.SignedInAccount;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Where the pages' filters keep who is signed in: in the session, as ever, and in the database. A browser whose session is not
 * here, because its portal was started anew or another one answers, gets a new one by its cookie.
 */
@Component
class KeptSignIns implements SecurityContextRepository {
    private static final Logger log = LoggerFactory.getLogger(KeptSignIns.class);

    private final SecurityContextRepository sessions = new HttpSessionSecurityContextRepository();
    private final SignIns signIns;
    private final SignIn people;

    KeptSignIns(SignIns signIns, SignIn people) {
        this.signIns = signIns;
        this.people = people;
    }

    /** What older filters would ask for; ours load later. */
    @Override
    @SuppressWarnings("deprecation")
    public SecurityContext loadContext(HttpRequestResponseHolder exchange) {
        return loadDeferredContext(exchange.getRequest()).get();
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new Loaded(sessions.loadDeferredContext(request), request);
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return sessions.containsContext(request);
    }

    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        var authentication = context.getAuthentication();
        if (authentication instanceof AbstractAuthenticationToken token
                && token.getPrincipal() instanceof SignedInAccount account
                && SignInDetails.of(token).isEmpty()) {
            token.setDetails(signIns.open(account.id(), SignInWay.PASSWORD, request, response));
        }
        sessions.saveContext(context, request, response);
    }

    private Optional<Authentication> restored(HttpServletRequest request) {
        try {
            return signIns.find(request)
                    .flatMap(found -> people.again(found.account()).map(accepted -> {
                        var authentication = accepted.authentication();
                        authentication.setDetails(new SignInDetails(request, found.id()));
                        return authentication;
                    }));
        } catch (DataAccessException | TransactionException e) {
            log.warn("Whether a browser is signed in is not known, because the database does not answer", e);
            return Optional.empty();
        }
    }

    /** Looks for the cookie when there is nobody in the session, once. */
    private final class Loaded implements DeferredSecurityContext {
        private final DeferredSecurityContext inSession;
        private final HttpServletRequest request;
        private @Nullable SecurityContext context;

        Loaded(DeferredSecurityContext inSession, HttpServletRequest request) {
            this.inSession = inSession;
            this.request = request;
        }

        @Override
        public SecurityContext get() {
            var known = context;
            if (known == null) {
                known = load();
                context = known;
            }
            return known;
        }

        private SecurityContext load() {
            var present = inSession.get();
            if (present.getAuthentication() != null) {
                return present;
            }
            return restored(request).map(this::keep).orElse(present);
        }

        private SecurityContext keep(Authentication authentication) {
            var fresh = SecurityContextHolder.createEmptyContext();
            fresh.setAuthentication(authentication);
            // Not in the one that the browser came with: somebody else may have given it to it.
            var brought = request.getSession(false);
            if (brought != null) {
                brought.invalidate();
            }
            var session = request.getSession();
            session.setMaxInactiveInterval((int) SignIns.IDLE.toSeconds());
            session.setAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY, fresh);
            return fresh;
        }

        @Override
        public boolean isGenerated() {
            return get().getAuthentication() == null;
        }
    }
}
