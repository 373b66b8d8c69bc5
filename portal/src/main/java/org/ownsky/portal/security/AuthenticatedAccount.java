package org.ownsky.portal.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ownsky.kernel.Permission;
import org.ownsky.portal.identity.SignInResult;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/**
 * Somebody who is in, as the session knows them. Authorities are {@code ROLE_} and a permission's name, for
 * {@code @RolesAllowed} on pages; they are as old as the session, and the services do not rely on them.
 */
final class AuthenticatedAccount {

    private AuthenticatedAccount() {}

    static Authentication of(SignInResult.Accepted accepted, HttpServletRequest request) {
        return of(accepted, new WebAuthenticationDetails(request));
    }

    static Authentication of(SignInResult.Accepted accepted, @Nullable Object details) {
        var authentication = UsernamePasswordAuthenticationToken.authenticated(
                accepted.account(), null, authorities(accepted.permissions()));
        authentication.setDetails(details);
        return authentication;
    }

    private static List<GrantedAuthority> authorities(Set<Permission> permissions) {
        return permissions.stream()
                .sorted()
                .<GrantedAuthority>map(permission -> new SimpleGrantedAuthority("ROLE_" + permission.name()))
                .toList();
    }
}
