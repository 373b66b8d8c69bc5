package breach.job.provisioning.job;

import breach.job.provisioning.instance.Guest;

record Engine(Guest guest) {}
