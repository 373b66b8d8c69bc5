/** Tags: what people tell their things apart by. */
@NamedInterface("tag")
@NullMarked
package org.ownsky.provisioning.tag;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
