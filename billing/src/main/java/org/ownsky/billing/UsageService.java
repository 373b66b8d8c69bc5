package org.ownsky.billing;

import java.util.function.Consumer;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Permission;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells all that was ever metered, for who wants to keep it elsewhere. Needs COST_READ in the project. */
@Service
public class UsageService {
    private final UsageQueries queries;

    UsageService(UsageQueries queries) {
        this.queries = queries;
    }

    /** Every interval of the project acted in, the oldest first, without holding all of them in memory. */
    @Transactional(readOnly = true)
    public void each(Caller caller, Consumer<UsageRecord> reader) {
        queries.each(caller.requireProject(Permission.COST_READ).project(), reader);
    }
}
