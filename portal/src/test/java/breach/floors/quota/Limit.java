package breach.floors.quota;

import breach.floors.provisioning.Guest;

record Limit(Guest guest) {}
