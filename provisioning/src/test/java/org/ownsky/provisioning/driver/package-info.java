/** The contract that every hypervisor driver keeps, and what its tests need. */
package org.ownsky.provisioning.driver;
