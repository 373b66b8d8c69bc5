/** Tests of the storage controller; those that need one are {@code *IT} beside the node that they need too. */
package org.ownsky.provisioning.driver.iscsi;
