/** Signing in by an OpenID Connect provider, such as Keycloak, and the rules by which its people get roles. */
@NullMarked
package org.ownsky.portal.oidc;

import org.jspecify.annotations.NullMarked;
