/** Nodes that exist in memory only, with faults on request: for benchmarks with thousands of nodes and for tests of bad luck. */
@NullMarked
package org.ownsky.provisioning.driver.fake;

import org.jspecify.annotations.NullMarked;
