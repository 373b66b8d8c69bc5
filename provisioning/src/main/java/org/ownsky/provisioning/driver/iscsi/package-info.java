/** A storage controller: volumes as files on this machine that {@code tgt} hands out to nodes over iSCSI. */
@NullMarked
package org.ownsky.provisioning.driver.iscsi;

import org.jspecify.annotations.NullMarked;
