/** Invites and switches people at Keycloak, where an operator lets the portal do so. */
@NullMarked
package org.ownsky.portal.keycloak;

import org.jspecify.annotations.NullMarked;
