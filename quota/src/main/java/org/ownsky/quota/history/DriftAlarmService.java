package org.ownsky.quota.history;

import java.util.List;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Permission;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows alarms of counters to who looks after the fleet. */
@Service
public class DriftAlarmService {
    private final DriftAlarms alarms;

    DriftAlarmService(DriftAlarms alarms) {
        this.alarms = alarms;
    }

    /** Open ones first, then the latest that were cleared; at most 200. Needs FLEET_READ. */
    @Transactional(readOnly = true)
    public List<DriftAlarm> list(Caller caller) {
        caller.require(Permission.FLEET_READ);
        return alarms.list();
    }
}
