package org.ownsky.provisioning.instance;

import java.util.List;

/** Sees launches in the transactions that decide them. Whoever keeps something about launches provides one as a bean. */
public interface LaunchWitness {
    /** A launch was accepted; its rows are there. */
    void accepted(AcceptedLaunch launch);

    /** Instances that were held may begin from now on. */
    void released(List<InstanceId> instances);
}
