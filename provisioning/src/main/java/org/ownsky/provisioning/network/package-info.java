/** Addresses of guests on a node's network. */
@NullMarked
package org.ownsky.provisioning.network;

import org.jspecify.annotations.NullMarked;
