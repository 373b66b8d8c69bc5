package org.ownsky.portal.ui.instance;

import org.ownsky.billing.CostService;
import org.ownsky.portal.ui.volume.VolumeActs;
import org.ownsky.provisioning.job.JobService;
import org.ownsky.provisioning.keypair.KeyPairService;
import org.ownsky.provisioning.volume.VolumeService;
import org.springframework.stereotype.Component;

/** Makes the tabs' panels. */
@Component
class InstancePanels {
    private final JobService jobs;
    private final CostService costs;
    private final KeyPairService keyPairs;
    private final InstanceCards cards;
    private final VolumeService volumes;
    private final VolumeActs acts;

    InstancePanels(
            JobService jobs,
            CostService costs,
            KeyPairService keyPairs,
            InstanceCards cards,
            VolumeService volumes,
            VolumeActs acts) {
        this.jobs = jobs;
        this.costs = costs;
        this.keyPairs = keyPairs;
        this.cards = cards;
        this.volumes = volumes;
        this.acts = acts;
    }

    InstancePanel of(InstanceTab tab) {
        return switch (tab) {
            case OVERVIEW -> new OverviewPanel(jobs, costs, keyPairs, cards.make());
            case STORAGE -> new StoragePanel(volumes, acts);
            case ACTIVITY -> new ActivityPanel(jobs);
            case COST -> new CostPanel(costs);
        };
    }
}
