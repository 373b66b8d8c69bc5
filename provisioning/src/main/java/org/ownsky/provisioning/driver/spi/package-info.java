/** The port to hypervisors: what a feature may ask of a node, whatever runs it. Adapters stand beside it and nobody names them. */
@NamedInterface("driver")
@NullMarked
package org.ownsky.provisioning.driver.spi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
