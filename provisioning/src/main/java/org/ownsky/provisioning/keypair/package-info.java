/** Key pairs: the public halves of people's SSH keys. */
@NamedInterface("keypair")
@NullMarked
package org.ownsky.provisioning.keypair;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
