package org.ownsky.portal.oidc;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Where a sign-in came from, and which of the provider's it is. Lies in the browser's session. */
final class ProviderDetails extends WebAuthenticationDetails {
    private static final long serialVersionUID = 1L;

    private final String session;

    ProviderDetails(HttpServletRequest request, String session) {
        super(request);
        this.session = session;
    }

    String session() {
        return session;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ProviderDetails that && super.equals(other) && session.equals(that.session);
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), session);
    }
}
